import type { IBackoff } from 'cockatiel';

type Pause = IBackoff<unknown> & {
  isOver(): boolean;
  getRemainingInMs(): number;
};

/**
 * How long a breaker stays open. cockatiel compares `duration` with the time of day, which may be set
 * back an hour while the breaker is open; so what it compares with is all or nothing, by a clock that is
 * never set.
 */
export function startPause(lengthInMs: number, now: () => number): Pause {
  let endsAtInMs = 0;
  const pause: Pause = {
    get duration() {
      return pause.isOver() ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    },
    next() {
      endsAtInMs = now() + lengthInMs;
      return pause;
    },
    isOver: () => now() >= endsAtInMs,
    getRemainingInMs: () => Math.max(0, endsAtInMs - now()),
  };
  return pause;
}
