import { ButtonLink } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { FAILURES, type FailureAction, type Problem } from '#lib/contract/failures.ts';
import { fill } from '#lib/messages/fill.ts';
import { NAME_MAX_LENGTH } from '#lib/payment/name-on-account.ts';
import type { BankPaymentWords } from './words.ts';

/** An address that reaches the merchant, and what it says on it. */
export type ContactLink = { readonly href: string; readonly label: string };

type ProblemNoticeProps = {
  readonly problem: Problem | undefined;
  readonly words: BankPaymentWords;
  readonly contact?: ContactLink | undefined;
};

/** What went wrong, whether money moved, and what to do, where it happened. */
export function ProblemNotice({ problem, words, contact }: ProblemNoticeProps) {
  if (!problem) return null;
  const { action } = FAILURES[problem.code];
  return (
    <Notice key={problem.code} tone="attention" role="alert">
      <p>{describeProblem(problem, words)}</p>
      {action === 'reload' && (
        <ButtonLink variant="secondary" href="">
          {words.reload}
        </ButtonLink>
      )}
      {action === 'contact' && contact && (
        <ButtonLink variant="secondary" href={contact.href}>
          {contact.label}
        </ButtonLink>
      )}
      {problem.reference && (
        <p className="text-13 text-quiet">
          {fill(words.reference, { reference: problem.reference })}
        </p>
      )}
    </Notice>
  );
}

export function describeProblem(problem: Problem, words: BankPaymentWords): string {
  return fill(words.problems[problem.code], { limit: String(NAME_MAX_LENGTH) });
}

/** What the button that opens Plaid's window says, where a problem stands beside it. */
export function labelConnecting(problem: Problem, { connect }: BankPaymentWords): string {
  const labels: Partial<Record<FailureAction, string>> = {
    connect: connect.button,
    useAnotherBank: connect.differentBank,
  };
  return labels[FAILURES[problem.code].action] ?? connect.again;
}
