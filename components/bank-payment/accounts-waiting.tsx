import type { RefObject } from 'react';
import { Button } from '#components/ui/button.tsx';
import { getSlowWords } from './announcement.ts';
import type { FlowState } from './flow-state.ts';
import { type ContactLink, ProblemNotice } from './problem-notice.tsx';
import { ScriptsMissing } from './scripts-missing.tsx';
import { StepHeading } from './step-heading.tsx';
import type { BankPaymentWords } from './words.ts';

type AccountsWaitingProps = {
  readonly state: FlowState & { phase: 'restoring' | 'listingFailed' };
  readonly words: BankPaymentWords;
  readonly isFocusWanted: RefObject<boolean>;
  readonly contact?: ContactLink | undefined;
  readonly onAgain: () => void;
  readonly onDifferentBank: () => void;
};

/** Stands where the accounts will be, with their space kept; or says that they could not be listed. */
export function AccountsWaiting(props: AccountsWaitingProps) {
  const { state, words } = props;
  const hasFailed = state.phase === 'listingFailed';
  return (
    <section className="grid min-h-64 content-start gap-4">
      <StepHeading isFocusWanted={props.isFocusWanted}>
        {hasFailed ? words.accounts.failedTitle : words.accounts.title}
      </StepHeading>
      {hasFailed ? (
        <div className="grid gap-2">
          <Button type="button" variant="primary" onClick={props.onAgain}>
            {words.accounts.again}
          </Button>
          <ProblemNotice problem={state.problem} words={words} contact={props.contact} />
          <Button type="button" variant="quiet" onClick={props.onDifferentBank}>
            {words.accounts.differentBank}
          </Button>
        </div>
      ) : (
        <>
          <ScriptsMissing words={words} />
          <p className="text-quiet lifeless:hidden">
            {getSlowWords(state, words) ?? words.accounts.looking}
          </p>
          <div aria-hidden="true" className="grid gap-px lifeless:hidden">
            <div className="h-14 rounded-box bg-soft" />
            <div className="h-14 rounded-box bg-soft" />
          </div>
        </>
      )}
    </section>
  );
}
