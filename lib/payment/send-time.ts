import { CLOSING_HOUR, LATENCY_IN_HOURS, MORNING_HOUR, OPENING_HOUR } from './business-hours.ts';
import { readCentralClock } from './central-clock.ts';
import type { CalendarDate } from './payment.ts';

export type SendTime =
  /** Sent later on this Central day, about `at`. */
  | { readonly kind: 'today'; readonly at: Date }
  /** Sent in the morning, Central time, of a later business day. */
  | { readonly kind: 'morning'; readonly on: CalendarDate };

const MILLISECONDS_A_MINUTE = 60_000;

/**
 * Until when a payment that is submitted now can be cancelled, given the debit date that the server
 * worked out (`debit-date.ts`, connectfi-api 1.6). Light enough for the browser: a business day has no
 * change of clocks, so minutes can be counted.
 * Past 14:00 a debit date of today is out of date and the server will refuse it; `at` stays at 17:00.
 */
export function getSendTime(input: { debitDate: CalendarDate; now: Date }): SendTime {
  const { date, minutesSinceMidnight } = readCentralClock(input.now);
  if (date !== input.debitDate) return { kind: 'morning', on: input.debitDate };
  const isBeforeOpening = minutesSinceMidnight < OPENING_HOUR * 60;
  const sentAfterLatency = minutesSinceMidnight + LATENCY_IN_HOURS * 60;
  const sent = isBeforeOpening ? MORNING_HOUR * 60 : Math.min(sentAfterLatency, CLOSING_HOUR * 60);
  const wait = (sent - minutesSinceMidnight) * MILLISECONDS_A_MINUTE;
  return { kind: 'today', at: new Date(input.now.getTime() + wait) };
}
