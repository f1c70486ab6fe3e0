import { log } from '#lib/log/log.ts';
import { createPlaces, type PlaceRequest, type PlacesRule } from './places.ts';

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
