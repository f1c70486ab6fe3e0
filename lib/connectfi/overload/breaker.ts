import { EventEmitter, once } from 'node:events';
import type { Result } from '#lib/result.ts';
import type { Call, Operation } from '../transport/call.ts';
import type { ConnectfiFailure } from '../transport/failure.ts';

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

type OutageRule = {
  readonly lengthInMs: number;
  /** Fewer prove nothing. */
  readonly minCalls: number;
  /** The share of failed calls, from 0 to 1, above which connectFi counts as down. */
  readonly maxFailedShare: number;
};

type Tally = { calls: number; failed: number };
type Second = Record<Witness, Tally> & { readonly number: number };

/**
 * The calls of the last seconds, and whether they say that connectFi is down. While some bill can be
 * read, only bills count: links that nobody can open must not stop those who are about to pay.
 */
export function createOutageWindow({ lengthInMs, minCalls, maxFailedShare }: OutageRule) {
  let seconds: Second[] = [];

  const getSecond = (nowInMs: number): Second => {
    const number = Math.floor(nowInMs / 1000);
    const oldest = number - Math.ceil(lengthInMs / 1000);
    seconds = seconds.filter((second) => second.number > oldest);
    const latest = seconds.at(-1);
    if (latest?.number === number) return latest;
    const begun = { number, bill: { calls: 0, failed: 0 }, link: { calls: 0, failed: 0 } };
    seconds.push(begun);
    return begun;
  };

  return {
    add(witness: Witness, { hasFailed, nowInMs }: { hasFailed: boolean; nowInMs: number }): void {
      const tally = getSecond(nowInMs)[witness];
      tally.calls += 1;
      if (hasFailed) tally.failed += 1;
    },

    /** What is in the window as of the latest call. */
    isOutage(): boolean {
      const bills = sum(seconds.map(({ bill }) => bill));
      const links = sum(seconds.map(({ link }) => link));
      const judged = bills.failed < bills.calls ? bills : sum([bills, links]);
      return judged.calls >= minCalls && judged.failed > maxFailedShare * judged.calls;
    },

    clear(): void {
      seconds = [];
    },
  };
}

function sum(tallies: readonly Tally[]): Tally {
  return {
    calls: tallies.reduce((total, { calls }) => total + calls, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
  };
}

/** Whose word counts for connectFi as a whole. */
export type Witness = 'bill' | 'link';

/**
 * C2 is what every page, every look for news and every payment begins with, and C1 opens links. Others
 * say nothing of connectFi as a whole: behind C7 to C9 is Plaid, behind C4 are banks, and C5 and C6 are
 * attachments.
 */
export function findWitness(operation: Operation): Witness | undefined {
  if (operation === 'getPayment') return 'bill';
  return operation === 'exchangeLink' ? 'link' : undefined;
}

/**
 * Only what says that connectFi cannot do its work. A refusal, a 401 and a 429 are answers, and come at
 * once. What we cannot read may be one bill of a shape that we do not know, which must not keep
 * everybody else from theirs.
 */
function isSignOfOutage(outcome: Result<unknown, ConnectfiFailure>): boolean {
  if (outcome.ok) return false;
  const { kind } = outcome.failure;
  return kind === 'notSent' || kind === 'noAnswer' || kind === 'unavailable';
}
