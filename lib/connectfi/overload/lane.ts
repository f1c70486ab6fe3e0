import { log } from '#lib/log/log.ts';
import type { Operation } from '../transport/call.ts';

export type LaneRule = PlacesRule & {
  /** For a place, and for connectFi to be back. */
  readonly longestWaitInMs: number;
};
export type LaneName = 'reads' | 'payments' | 'files';
export type Lane = ReturnType<typeof createLane>;

/** However many calls are turned away, the log has no more than one line in this time. */
const LOG_PAUSE_IN_MS = 60_000;

/** The places of one kind of call, and the count of those that were not made. */
export function createLane(name: LaneName, { longestWaitInMs, ...rule }: LaneRule) {
  const places = createPlaces(rule);
  let shed = 0;
  let silentUntilInMs = 0;
  const count = () => ({ ...places.count(), shed });

  const logFull = () => {
    if (performance.now() < silentUntilInMs) return;
    silentUntilInMs = performance.now() + LOG_PAUSE_IN_MS;
    log.warn({ lane: name, ...count() }, 'connectFi is too slow for its calls: some are not made');
  };

  return {
    longestWaitInMs,
    /** `shed` is how many calls were not made since the process began, for whatever reason. */
    count,

    /** Gives the function that leaves the place, or nothing where there was none in time. */
    async take(request: PlaceRequest): Promise<(() => void) | undefined> {
      const leave = await places.take(request);
      if (!leave) {
        shed += 1;
        logFull();
      }
      return leave;
    },

    /** Counts a call that is not made for want of a connectFi. */
    countHeldBack(): void {
      shed += 1;
    },
  };
}

export type PlacesRule = {
  /** Calls in flight at a time. */
  readonly max: number;
  /** How many of them may be of one operation, so that a slow one leaves room for the others. */
  readonly maxOfOne: number;
  readonly maxWaiting: number;
};

type Waiting = { readonly operation: Operation; readonly isFirst: boolean; begin(): void };

export type PlaceRequest = {
  readonly operation: Operation;
  /** Goes before all others, and waits even where too many do. */
  readonly isFirst: boolean;
  /** Ends the wait. */
  readonly patience: AbortSignal;
};

/** A bounded number of calls in flight, and a bounded number that wait for a place, in their order. */
export function createPlaces({ max, maxOfOne, maxWaiting }: PlacesRule) {
  const taken = new Map<Operation, number>();
  let inFlight = 0;
  let waiting: Waiting[] = [];

  const countOf = (operation: Operation) => taken.get(operation) ?? 0;
  const isFree = (operation: Operation) => inFlight < max && countOf(operation) < maxOfOne;

  const take = (operation: Operation, change: 1 | -1) => {
    inFlight += change;
    taken.set(operation, countOf(operation) + change);
  };
  const occupy = (operation: Operation) => {
    take(operation, 1);
    return () => {
      take(operation, -1);
      waiting.find((next) => isFree(next.operation))?.begin();
    };
  };

  return {
    /** Gives the function that leaves the place, or nothing where there was none in time. */
    async take({ operation, isFirst, patience }: PlaceRequest): Promise<(() => void) | undefined> {
      if (isFree(operation)) return occupy(operation);
      if (patience.aborted || (!isFirst && waiting.length >= maxWaiting)) return undefined;
      return new Promise((resolve) => {
        const leave = () => {
          waiting = waiting.filter((other) => other !== self);
          patience.removeEventListener('abort', giveUp);
        };
        const giveUp = () => {
          leave();
          resolve(undefined);
        };
        const begin = () => {
          leave();
          resolve(occupy(operation));
        };
        const self: Waiting = { operation, isFirst, begin };
        patience.addEventListener('abort', giveUp, { once: true });
        const behind = waiting.findIndex((other) => isFirst && !other.isFirst);
        waiting.splice(behind === -1 ? waiting.length : behind, 0, self);
      });
    },

    count: () => ({ inFlight, waiting: waiting.length }),
  };
}
