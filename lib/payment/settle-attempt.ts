import { type AttemptState, isOpen } from '#lib/ledger/attempt.ts';
import type { Instant, ReportedStatus } from './payment.ts';

export type SettledState = Extract<AttemptState, 'accepted' | 'ended' | 'notReceived'>;

type SettlingInput = {
  readonly attempt: { readonly state: AttemptState; readonly submittedAt: Instant };
  readonly status: ReportedStatus;
  readonly now: Date;
  readonly settlingSeconds: number;
};

/** What each status proves about an attempt whose answer never came. `sent` proves it only in time. */
const PROOFS: Record<ReportedStatus, 'accepted' | 'ended' | 'sent' | 'nothing'> = {
  Processing: 'accepted',
  SentToPay: 'accepted',
  Completed: 'accepted',
  Settled: 'accepted',
  Returned: 'accepted',
  Declined: 'accepted',
  Expired: 'ended',
  Cancelled: 'ended',
  Rejected: 'ended',
  Sent: 'sent',
  // Neither follows from an accepted payment alone, nor rules one out (connectfi-api 4.2).
  Initiated: 'nothing',
  Error: 'nothing',
  missing: 'nothing',
  unknown: 'nothing',
};

/**
 * What became of an open attempt, by the status that connectFi reports now. `undefined`: nothing new,
 * because the attempt is still open, or was not open to begin with. `submitted` counts as open, so that
 * an attempt whose answer was lost in a crash is settled too.
 *
 * Only an explicit `Sent` once the settling window has passed since `submittedAt` proves that the
 * payment was not received: the window is longer than every deadline of ours, so nothing is on its way.
 */
export function settleAttempt(input: SettlingInput): SettledState | undefined {
  if (!isOpen(input.attempt.state)) return undefined;
  const proof = PROOFS[input.status];
  if (proof === 'nothing') return undefined;
  if (proof === 'sent') return hasWindowPassed(input) ? 'notReceived' : undefined;
  return proof;
}

/** Whether a status by itself, whatever the time, tells what became of an open attempt. */
export function isSettling(status: ReportedStatus): boolean {
  return PROOFS[status] === 'accepted' || PROOFS[status] === 'ended';
}

/** An unreadable time never passes: the attempt then stays open, which is the safe side. */
function hasWindowPassed({ attempt, now, settlingSeconds }: SettlingInput): boolean {
  return now.getTime() - Date.parse(attempt.submittedAt) > settlingSeconds * 1000;
}
