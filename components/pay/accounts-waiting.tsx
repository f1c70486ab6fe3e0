import { Button } from '#components/ui/button.tsx';
import { StepTitle } from '#components/ui/step-title.tsx';
import { getSlowWords } from './announcement.ts';
import type { FlowState } from './flow/flow-state.ts';
import { type ContactLink, ProblemNotice, rankButton } from './problem-notice.tsx';
import { ScriptsMissing } from './scripts-missing.tsx';
import type { BankPaymentWords } from './words.ts';

type AccountsWaitingProps = {
  readonly state: FlowState & { phase: 'restoring' | 'listingFailed' };
  readonly words: BankPaymentWords;
  readonly titleEnding: string;
  readonly contact?: ContactLink | undefined;
  readonly onAgain: () => void;
  readonly onLookAgain: () => void;
  readonly onDifferentBank: () => void;
};

/** Stands where the accounts will be, with their space kept; or says that they could not be listed. */
export function AccountsWaiting(props: AccountsWaitingProps) {
  const { state, words } = props;
  const hasFailed = state.phase === 'listingFailed';
  const rank = rankButton(state.problem, ['tryAgain']);
  const again = rank !== 'none' && (
    <Button type="button" variant={rank} onClick={props.onAgain}>
      {words.accounts.again}
    </Button>
  );
  return (
    <section className="grid min-h-64 content-start gap-4">
      <StepTitle key={state.phase} ending={props.titleEnding}>
        {hasFailed ? words.accounts.failedTitle : words.accounts.title}
      </StepTitle>
      {hasFailed ? (
        <div className="grid gap-2">
          {rank === 'primary' && again}
          <ProblemNotice
            problem={state.problem}
            words={words}
            offers={{ contact: props.contact, onLookAgain: props.onLookAgain }}
          />
          {rank === 'secondary' && again}
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
            <div className="h-14 rounded-box bg-soft forced-colors:border" />
            <div className="h-14 rounded-box bg-soft forced-colors:border" />
          </div>
        </>
      )}
    </section>
  );
}
