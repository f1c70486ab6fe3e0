import { CircuitState, circuitBreaker, Event, handleWhenResult, type IBackoff } from 'cockatiel';
import type { Result } from '#lib/result.ts';
import type { Call } from '../transport/call.ts';
import type { ConnectfiFailure } from '../transport/failure.ts';
import { findWitness, isSignOfOutage, type Witness } from './outage-signs.ts';
import { createOutageWindow } from './outage-window.ts';

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

const STATES: Readonly<Record<CircuitState, BreakerState>> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.HalfOpen]: 'halfOpen',
  [CircuitState.Open]: 'open',
  [CircuitState.Isolated]: 'open',
};

/**
 * Holds all calls back while connectFi is down, and finds out by single reads when it is back:
 * docs/decisions/0014. Closed, everything passes. Open, nothing does until the pause is over. Then the
 * next C2 or C1 that a customer causes is the probe, and the other reads wait a moment for its outcome.
 */
export function createBreaker({ now, onChange, pauseInMs, windowInMs, ...rule }: BreakerRule) {
  const window = createOutageWindow({ lengthInMs: windowInMs, ...rule });
  const pause = startPause(pauseInMs, now);
  let openings = 0;
  const policy = circuitBreaker(
    handleWhenResult((isBad) => isBad === true),
    {
      halfOpenAfter: pause,
      breaker: {
        state: undefined,
        success: () => {},
        failure: (state) => state !== CircuitState.Closed || window.isOutage(),
      },
    },
  );
  policy.onStateChange((state) => {
    window.clear();
    if (state === CircuitState.Open) openings += 1;
    onChange(STATES[state]);
  });

  /** A call that began before the breaker opened says nothing of what is now. */
  async function listen<Value>(witness: Witness, make: () => Promise<Outcome<Value>>) {
    const openingsBefore = openings;
    const heard: { outcome?: Outcome<Value> } = {};
    await policy.execute(async () => {
      heard.outcome = await make();
      if (openings !== openingsBefore) return false;
      const hasFailed = isSignOfOutage(heard.outcome);
      if (policy.state === CircuitState.Closed) window.add(witness, { hasFailed, nowInMs: now() });
      return hasFailed;
    });
    return heard.outcome;
  }

  return {
    getState: () => STATES[policy.state],

    /** Whether nothing may pass, nor wait to. */
    isShut: () => policy.state === CircuitState.Open && !pause.isOver(),

    getRetryAfterInSeconds: () => Math.max(1, Math.ceil(pause.getRemainingInMs() / 1000)),

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
        if (policy.state === CircuitState.Closed) return witness ? listen(witness, make) : make();
        if (policy.state === CircuitState.Open) {
          if (!pause.isOver()) return undefined;
          if (witness) return listen(witness, make);
        }
        if (!call.isRepeatable || patience.aborted) return undefined;
        await Event.toPromise(policy.onStateChange, patience).catch(() => {});
      }
    },
  };
}

type Pause = IBackoff<unknown> & {
  isOver(): boolean;
  getRemainingInMs(): number;
};

/**
 * How long a breaker stays open. cockatiel compares `duration` with the time of day, which may be set
 * back an hour while the breaker is open; so what it compares with is all or nothing, by a clock that is
 * never set.
 */
function startPause(lengthInMs: number, now: () => number): Pause {
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
