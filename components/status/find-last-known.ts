import type { Attempt } from '#lib/domain/attempt.ts';
import type { Instant } from '#lib/domain/payment.ts';
import type { TimelineRow, TimelineStep } from '#lib/domain/timeline.ts';

export type LastKnown = { readonly step: TimelineStep; readonly at: Instant };

type KnownAttempt = Pick<Attempt, 'changedAt' | 'statusSeenAt'>;

/** The last step that a payment is known to have passed, and since when that is known. */
export function findLastKnown(
  attempt: KnownAttempt | undefined,
  rows: readonly TimelineRow[],
): LastKnown | undefined {
  const last = rows.findLast(({ state }) => state === 'done');
  if (!attempt || !last) return undefined;
  return { step: last.step, at: attempt.statusSeenAt ?? attempt.changedAt };
}
