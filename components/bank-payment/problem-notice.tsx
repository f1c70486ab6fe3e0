import { ButtonLink } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { fill } from '#lib/messages/fill.ts';
import { NAME_MAX_LENGTH } from '#lib/payment/name-on-account.ts';
import type { Problem } from './problem.ts';
import type { BankPaymentWords } from './words.ts';

type ProblemNoticeProps = {
  readonly problem: Problem | undefined;
  readonly words: BankPaymentWords;
};

/** What went wrong, whether money moved, and what to do, where it happened. */
export function ProblemNotice({ problem, words }: ProblemNoticeProps) {
  if (!problem) return null;
  return (
    <Notice key={problem.key} tone="attention" role="alert">
      <p>{describeProblem(problem, words)}</p>
      {problem.key === 'pageOutdated' && (
        <ButtonLink variant="secondary" href="">
          {words.reload}
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
  return fill(words.problems[problem.key], { limit: String(NAME_MAX_LENGTH) });
}
