import { EventEmitter, once } from 'node:events';
import type { Result } from '#lib/result.ts';
import type { Call } from '../transport/call.ts';
import type { ConnectfiFailure } from '../transport/failure.ts';
import { createOutageWindow, findWitness, isSignOfOutage, type Witness } from './outage-window.ts';

export type BreakerState = 'closed' | 'halfOpen' | 'open';
export type Breaker = ReturnType<typeof createBreaker>;

export type BreakerRule = {
  readonly windowInMs: number;
  readonly minCalls: number;
  readonly maxFailedShare: number;
  /** From opening until one call may try again. */
  readonly pauseInMs: number;
  /** A clock that is never set. */
  readonly now: () => number;
  readonly onChange: (state: BreakerState) => void;
};

type Outcome<Value> = Result<Value, ConnectfiFailure>;

/**
 * Holds all calls back while connectFi is down, and finds out by single reads when it is back:
 * docs/decisions/0014. Closed, everything passes. Open, nothing does until the pause is over. Then the
 * next C2 or C1 that a customer causes is the probe, and the other reads wait a moment for its outcome.
 */
export function createBreaker({ now, onChange, pauseInMs, windowInMs, ...rule }: BreakerRule) {
  const window = createOutageWindow({ lengthInMs: windowInMs, ...rule });
  let state: BreakerState = 'closed';
  let openings = 0;
  let pauseEndsAtInMs = 0;
  // As many may wait for the probe as there are places.
  const changes = new EventEmitter().setMaxListeners(0);

  function enter(next: BreakerState): void {
    state = next;
    window.clear();
    if (state === 'open') {
      openings += 1;
      pauseEndsAtInMs = now() + pauseInMs;
    }
    onChange(state);
    changes.emit('change');
  }

  const isPauseOver = () => now() >= pauseEndsAtInMs;

  function judge(witness: Witness, hasFailed: boolean): void {
    if (state === 'halfOpen') {
      enter(hasFailed ? 'open' : 'closed');
      return;
    }
    window.add(witness, { hasFailed, nowInMs: now() });
    if (hasFailed && window.isOutage()) enter('open');
  }

  async function listen<Value>(witness: Witness, make: () => Promise<Outcome<Value>>) {
    const openingsBefore = openings;
    let hasFailed = false;
    try {
      const outcome = await make();
      hasFailed = isSignOfOutage(outcome);
      return outcome;
    } finally {
      // A call that began before the breaker opened says nothing of what is now.
      if (openings === openingsBefore) judge(witness, hasFailed);
    }
  }

  return {
    getState: () => state,

    /** Whether nothing may pass, nor wait to. */
    isShut: () => state === 'open' && !isPauseOver(),

    getRetryAfterInSeconds: () => Math.max(1, Math.ceil((pauseEndsAtInMs - now()) / 1000)),

    /**
     * Makes a call, or gives nothing where none may be made. A call that may not be repeated never waits
     * and is never the probe.
     */
    async pass<Value>(
      call: Call,
      patience: AbortSignal,
      make: () => Promise<Outcome<Value>>,
    ): Promise<Outcome<Value> | undefined> {
      const witness = call.isRepeatable ? findWitness(call.operation) : undefined;
      for (;;) {
        // From here to the call without a pause, or two could be the probe.
        if (state === 'closed') return witness ? listen(witness, make) : make();
        if (state === 'open') {
          if (!isPauseOver()) return undefined;
          if (witness) {
            enter('halfOpen');
            return listen(witness, make);
          }
        }
        if (!call.isRepeatable || patience.aborted) return undefined;
        await once(changes, 'change', { signal: patience }).catch(() => {});
      }
    },
  };
}
