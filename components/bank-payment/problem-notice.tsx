import { getKeptBrand } from '#components/brand/kept-brand.ts';
import { ButtonLink } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Reference } from '#components/ui/reference.tsx';
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
  const reference = getReference(problem);
  return (
    <Notice key={problem.code} tone="attention" role="alert">
      <p>{describeProblem(problem, words)}</p>
      {action === 'reload' && (
        <ButtonLink variant="secondary" href="">
          {words.reload}
        </ButtonLink>
      )}
      {action === 'contact' && contact && (
        <ButtonLink variant="secondary" href={addReference(contact.href, reference, words)}>
          {contact.label}
        </ButtonLink>
      )}
      <Reference number={reference} words={words.reference} />
    </Notice>
  );
}

/** What our server has not seen leads to the request that brought the page. A choice to be made is no trouble. */
function getReference({ code, reference }: Problem): string | undefined {
  if (code === 'chooseAccount' || code === 'nameChanged') return undefined;
  return reference ?? getKeptBrand()?.reference;
}

/** A mail about the bill tells of this trouble as well. */
function addReference(
  href: string,
  reference: string | undefined,
  words: BankPaymentWords,
): string {
  if (!reference || !/^mailto:.*&body=/.test(href)) return href;
  return href + encodeURIComponent(`\n${fill(words.reference, { reference })}`);
}

export function describeProblem(problem: Problem, words: BankPaymentWords): string {
  const { code, formerAmount } = problem;
  if (code === 'amountChanged' && formerAmount) {
    return fill(words.amountChangedFrom, { formerAmount });
  }
  return fill(words.problems[code], { limit: String(NAME_MAX_LENGTH) });
}

/** What the button that opens Plaid's window says, where a problem stands beside it. */
export function labelConnecting(problem: Problem, { connect }: BankPaymentWords): string {
  const labels: Partial<Record<FailureAction, string>> = {
    connect: connect.button,
    useAnotherBank: connect.differentBank,
  };
  return labels[FAILURES[problem.code].action] ?? connect.again;
}
