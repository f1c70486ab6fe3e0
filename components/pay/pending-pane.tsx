import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { StepTitle } from '#components/ui/step-title.tsx';
import type { BankPaymentWords } from './words.ts';

type PendingPaneProps = {
  readonly words: BankPaymentWords;
  readonly titleEnding: string;
  readonly onDifferentBank: () => void;
};

/** The account has to be confirmed by a small deposit first: when and how to come back. */
export function PendingPane({ words, titleEnding, onDifferentBank }: PendingPaneProps) {
  const { title, body, money, differentBank } = words.pending;
  return (
    <section className="grid gap-4">
      <StepTitle ending={titleEnding}>
        <span className="flex items-start gap-2">
          <Icon name="clock" className="mt-1 text-waiting" />
          <span>{title}</span>
        </span>
      </StepTitle>
      {body.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <p className="font-strong">{money}</p>
      <div>
        <Button type="button" variant="secondary" onClick={onDifferentBank}>
          {differentBank}
        </Button>
      </div>
    </section>
  );
}
