import type { Operation } from '../transport/call.ts';

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
