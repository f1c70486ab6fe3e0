import { type AttemptState, isOpen } from './attempt.ts';
import type { ReportedStatus } from './payment.ts';

export type SettledState = Extract<AttemptState, 'accepted' | 'ended' | 'notReceived'>;

type SettlingInput = {
  readonly state: AttemptState;
  /** What connectFi reports of the bill. */
  readonly status: ReportedStatus;
  /** For how long the attempt had surely been as far as it is when connectFi was asked. */
  readonly watchedForMs: number;
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
 * Only an explicit `Sent` once the settling window has passed proves that the payment was not received:
 * the window is longer than every deadline of ours, so nothing is on its way. An intention that was not
 * carried out within the window never is: its process can no longer move it on.
 */
export function settleAttempt(input: SettlingInput): SettledState | undefined {
  const { state, status, watchedForMs, settlingSeconds } = input;
  if (!isOpen(state)) return undefined;
  const hasWindowPassed = watchedForMs > settlingSeconds * 1000;
  if (state === 'intended') return hasWindowPassed ? 'notReceived' : undefined;
  const proof = PROOFS[status];
  if (proof === 'nothing') return undefined;
  if (proof === 'sent') return hasWindowPassed ? 'notReceived' : undefined;
  return proof;
}

/** Whether a status by itself, whatever the time, tells what became of an open attempt. */
export function isSettling(status: ReportedStatus): boolean {
  return PROOFS[status] === 'accepted' || PROOFS[status] === 'ended';
}
