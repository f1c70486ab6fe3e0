import { splitAuthorization } from '#lib/domain/authorization.ts';
import { Disclosure } from './disclosure.tsx';
import { Amount } from './marked-text.tsx';

type AuthorizationTextProps = {
  readonly text: string;
  /** In which it was written, where that is not the page's own. */
  readonly locale?: string | undefined;
  /** The amount in it, which is kept in one piece. */
  readonly amount: string;
  /** What the English below a translation is called. */
  readonly title: string;
  /** Whether that stands open. */
  readonly isOpen?: boolean | undefined;
};

/** The paragraphs of an authorization, and below a translation the English that binds. */
export function AuthorizationText({
  text,
  title,
  isOpen = true,
  ...props
}: AuthorizationTextProps) {
  const { paragraphs, original } = splitAuthorization(text);
  const english = original.length > 0 && (
    <div lang="en" dir="ltr" className="grid gap-2">
      <Paragraphs texts={original} amount={props.amount} />
    </div>
  );
  return (
    <>
      <div lang={props.locale} className="grid gap-2">
        <Paragraphs texts={paragraphs} amount={props.amount} />
      </div>
      {english && isOpen && (
        <>
          <h4 className="text-15 font-strong">{title}</h4>
          {english}
        </>
      )}
      {english && !isOpen && (
        <Disclosure summary={title} printsOpen>
          {english}
        </Disclosure>
      )}
    </>
  );
}

function Paragraphs({ texts, amount }: { texts: readonly string[]; amount: string }) {
  return texts.map((paragraph) => (
    <p key={paragraph} dir="auto">
      <Amount amount={amount} within={paragraph} />
    </p>
  ));
}
