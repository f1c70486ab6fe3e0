import { sharedMeters } from '#lib/metrics/meters.ts';
import { log } from './log.ts';
import { createRareLine } from './log-rarely.ts';

/** Far more than customers meet, and few enough that nobody can fill the log. */
const MOST_A_MINUTE = 300;
const MINUTE_IN_MS = 60_000;

let minute = { startedAtInMs: 0, count: 0 };

const tellOfMore = createRareLine<void>((count) =>
  log.warn({ count }, 'more customers were told of trouble than are written down'),
);

/**
 * Writes down what a customer is being told, so that the reference beside it, the `traceId` of the line, leads
 * to the cause. `code`: of `lib/contract/failures.ts` or a state of a bill.
 */
export function logTrouble(code: string): void {
  sharedMeters.value?.noteTrouble(code);
  const now = performance.now();
  if (now - minute.startedAtInMs > MINUTE_IN_MS) minute = { startedAtInMs: now, count: 0 };
  minute.count += 1;
  if (minute.count > MOST_A_MINUTE) tellOfMore();
  else log.info({ code }, 'a customer was told of trouble');
}
