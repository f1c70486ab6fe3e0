import { ButtonLink } from '#components/ui/button.tsx';
import { fill } from '#lib/domain/fill.ts';
import type { BankPaymentWords } from './words.ts';

type ScriptsMissingProps = {
  readonly words: BankPaymentWords;
  /** Whom to ask for another way to pay, where that is known. */
  readonly merchant?: string | undefined;
};

/** What to do where scripts are off, and where they do not come; seen in no other case. */
export function ScriptsMissing({ words, merchant }: ScriptsMissingProps) {
  const off = merchant ? fill(words.connect.withoutScripts, { merchant }) : words.scripts.off;
  return (
    <>
      <p className="hidden scriptless:block">{off}</p>
      <div role="alert" className="hidden gap-group stuck:grid">
        <p>{words.scripts.stuck}</p>
        <ButtonLink variant="secondary" href="" className="justify-self-start">
          {words.reload}
        </ButtonLink>
      </div>
    </>
  );
}
