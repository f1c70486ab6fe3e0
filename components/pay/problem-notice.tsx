'use client';

import { useEffect, useRef } from 'react';
import { getKeptBrand } from '#components/brand/kept-brand.ts';
import { Button, ButtonLink } from '#components/ui/button.tsx';
import { Reference } from '#components/ui/marked-text.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { FAILURES, type FailureAction, type Problem } from '#lib/contract/failures.ts';
import { fill } from '#lib/domain/fill.ts';
import type { BankPaymentWords } from './words.ts';

/** An address that reaches the merchant, and what it says on it. */
export type ContactLink = { readonly href: string; readonly label: string };

/** The main actions that no step has a button of its own for. */
type Offers = {
  readonly contact?: ContactLink | undefined;
  readonly onLookAgain: () => void;
};

type ProblemNoticeProps = {
  readonly problem: Problem | undefined;
  readonly words: BankPaymentWords;
  /** Missing where the page leads to the bill, which offers the rest. */
  readonly offers?: Offers;
};

/** What went wrong, whether money moved, and what to do, where it happened. */
export function ProblemNotice({ problem, words, offers }: ProblemNoticeProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!problem) return;
    box.current?.scrollIntoView({ block: 'nearest' });
    // The button that was pressed may have gone.
    if (document.activeElement === document.body)
      box.current?.querySelector<HTMLElement>('a, button')?.focus({ preventScroll: true });
  }, [problem]);
  if (!problem) return null;
  return (
    <div ref={box}>
      <Notice key={problem.code} tone="attention" role="alert">
        <p>{describeProblem(problem, words)}</p>
        {offers && <MainAction problem={problem} words={words} {...offers} />}
        <Reference number={getReference(problem)} words={words.reference} />
      </Notice>
    </div>
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

function MainAction(
  props: Offers & { readonly problem: Problem; readonly words: BankPaymentWords },
) {
  const { problem, words, contact, onLookAgain } = props;
  const { action } = FAILURES[problem.code];
  if (action === 'reload') {
    return (
      <ButtonLink variant="primary" href="">
        {words.reload}
      </ButtonLink>
    );
  }
  if (action === 'contact' && contact) {
    return (
      <ButtonLink variant="primary" href={addReference(contact.href, getReference(problem), words)}>
        {contact.label}
      </ButtonLink>
    );
  }
  if (action === 'lookAgain') {
    return (
      <Button type="button" variant="primary" onClick={onLookAgain}>
        {words.locked.look}
      </Button>
    );
  }
  return null;
}

/**
 * How a button of the step stands beside a problem, of which only one action is the main one. Those that cannot
 * help any more are taken away; whom people must help may still try.
 */
export function rankButton(
  problem: Problem | undefined,
  serves: readonly FailureAction[],
): 'primary' | 'secondary' | 'none' {
  if (!problem) return 'primary';
  const { action } = FAILURES[problem.code];
  if (serves.includes(action)) return 'primary';
  return action === 'contact' ? 'secondary' : 'none';
}

/** What the button that opens Plaid's window serves for. */
export const CONNECTING: readonly FailureAction[] = ['tryAgain', 'connect', 'useAnotherBank'];

export function describeProblem(problem: Problem, words: BankPaymentWords): string {
  const { code, formerAmount } = problem;
  if (code === 'amountChanged' && formerAmount) {
    return fill(words.amountChangedFrom, { formerAmount });
  }
  return words.problems[code];
}

/** What the button that opens Plaid's window says, where a problem stands beside it. */
export function labelConnecting(problem: Problem, { connect }: BankPaymentWords): string {
  const labels: Partial<Record<FailureAction, string>> = {
    connect: connect.button,
    useAnotherBank: connect.differentBank,
    chooseAccount: connect.differentBank,
  };
  return labels[FAILURES[problem.code].action] ?? connect.again;
}

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
