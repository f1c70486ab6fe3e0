import { readCentralClock } from '#lib/domain/calendar-date.ts';
import { isBusinessDay } from '#lib/domain/debit-date.ts';

const HOUR_IN_MS = 60 * 60 * 1000;
const OPENS_AT_HOUR = 8;
const CLOSES_AT_HOUR = 17;

/**
 * When a payment goes to the bank (connectfi-api 1.6 and U15), in simple form: a latency that would
 * end outside 08:00 to 17:00 US/Central on a business day starts at the next opening.
 */
export function endOfLatency(submittedAt: number, latencyInMs: number): number {
  const end = submittedAt + latencyInMs;
  if (isOpen(submittedAt) && isOpen(end)) return end;
  return nextOpening(submittedAt) + latencyInMs;
}

function isOpen(at: number): boolean {
  const { date, minutesSinceMidnight } = readCentralClock(new Date(at));
  const hour = Math.floor(minutesSinceMidnight / 60);
  return isBusinessDay(date) && hour >= OPENS_AT_HOUR && hour < CLOSES_AT_HOUR;
}

function nextOpening(at: number): number {
  let start = Math.floor(at / HOUR_IN_MS) * HOUR_IN_MS;
  do start += HOUR_IN_MS;
  while (!(isOpen(start) && !isOpen(start - HOUR_IN_MS)));
  return start;
}
