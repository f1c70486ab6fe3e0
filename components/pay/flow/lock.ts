import type { BillStatus } from '#lib/contract/answers.ts';
import type { Result } from '#lib/result.ts';
import type { ApiFailure } from './api.ts';
import type { LockReason } from './flow-state.ts';

type LockInput = {
  readonly reason: LockReason;
  readonly status: Result<BillStatus, ApiFailure>;
  readonly lockedForInMs: number;
  /** How long an attempt may stay unknown (`SETTLING_SECONDS`); longer than any deadline of ours. */
  readonly settlingInMs: number;
};

/**
 * Whether a flow that was locked after a press of the pay button may be opened again. The server knows
 * of every attempt that has reached it, so it decides: `refresh` has it draw the page. `unlock` only
 * when it knows of none that could still pay, and, where an answer was lost on the way, only after the
 * whole settling window, within which a request that is late would have arrived.
 */
export function decideLock(input: LockInput): 'wait' | 'refresh' | 'unlock' {
  const { reason, status, lockedForInMs, settlingInMs } = input;
  if (!status.ok) return status.failure.code === 'noSession' ? 'refresh' : 'wait';
  if (!status.value.isPayable || canStillPay(status.value.outcome)) return 'refresh';
  switch (reason) {
    case 'accepted':
      return 'refresh';
    case 'changed':
      return 'unlock';
    case 'unknown':
      return lockedForInMs > settlingInMs ? 'unlock' : 'wait';
    default:
      return reason satisfies never;
  }
}

/** An outcome that nobody has described counts as open. */
function canStillPay(outcome: string | null): boolean {
  return outcome !== null && outcome !== 'refused' && outcome !== 'notReceived';
}
