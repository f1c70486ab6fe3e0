import { useEffect, useRef } from 'react';
import { useLine } from '#components/line/line.ts';
import { startPolling } from '#components/line/start-polling.ts';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { StepTitle } from '#components/ui/step-title.tsx';
import type { LockReason } from './flow/flow-state.ts';
import type { BankPaymentWords } from './words.ts';

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
