import { useEffect, useRef } from 'react';
import { useLine } from '#components/line/line.ts';
import { startPolling } from '#components/line/start-polling.ts';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { StepTitle } from '#components/ui/step-title.tsx';
import { getSlowWords } from './announcement.ts';
import type { FlowState, LockReason } from './flow/flow-state.ts';
import { type ContactLink, ProblemNotice, rankButton, ScriptsMissing } from './problem-notice.tsx';
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

type LockedPaneProps = {
  readonly reason: LockReason;
  readonly words: BankPaymentWords;
  readonly titleEnding: string;
  readonly isRefreshing: boolean;
  /** Asks the server; draws the page again or opens the flow again. */
  readonly onLook: (lockedForInMs: number) => Promise<void>;
  readonly onRefresh: () => void;
};

/** Nothing here can pay any more. Looks for news until the server's page takes this one's place. */
export function LockedPane(props: LockedPaneProps) {
  const { reason, words, titleEnding, isRefreshing, onRefresh } = props;
  const line = useLine();
  const { title, body } = words.locked[reason];
  const latestOnLook = useRef(props.onLook);
  useEffect(() => {
    latestOnLook.current = props.onLook;
  });
  useEffect(() => {
    const lockedAtInMs = performance.now();
    return startPolling(() => latestOnLook.current(performance.now() - lockedAtInMs));
  }, []);
  return (
    <section className="grid gap-4">
      <StepTitle ending={titleEnding}>
        <span className="flex items-start gap-2">
          <Icon name="clock" className="mt-1 text-waiting" />
          <span>{title}</span>
        </span>
      </StepTitle>
      <p>{body}</p>
      <div>
        <Button
          type="button"
          variant="secondary"
          isBusy={isRefreshing && line === 'good'}
          busyLabel={words.review.rereading}
          onClick={onRefresh}
        >
          {words.locked.look}
        </Button>
      </div>
    </section>
  );
}
