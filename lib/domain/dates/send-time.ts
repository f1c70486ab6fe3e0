import type { CalendarDate } from '../payment.ts';
import {
  CLOSING_HOUR,
  isBusinessDay,
  LATENCY_IN_HOURS,
  MORNING_HOUR,
  OPENING_HOUR,
} from './business-hours.ts';
import { readCentralClock } from './central-clock.ts';

const MILLISECONDS_A_MINUTE = 60_000;

/**
 * About when a payment that is submitted now is sent to the bank, and so until when it can be cancelled, given
 * the debit date that the server worked out (`debit-date.ts`, connectfi-api 1.6). Light enough for the browser:
 * a business day has no change of clocks, so minutes can be counted.
 * Past 14:00 a debit date of today is out of date and the server will refuse it; then it is 17:00.
 */
export function getSendTime({ debitDate, now }: { debitDate: CalendarDate; now: Date }): Date {
  const { date, minutesSinceMidnight } = readCentralClock(now);
  if (date !== debitDate) {
    const latency = minutesSinceMidnight + LATENCY_IN_HOURS * 60;
    // At 14:00 sharp the debit date would be today: within that minute it was a moment too late.
    const isWaiting =
      isBusinessDay(date) &&
      latency >= CLOSING_HOUR * 60 &&
      minutesSinceMidnight < CLOSING_HOUR * 60;
    return toInstant(debitDate, isWaiting ? OPENING_HOUR : MORNING_HOUR);
  }
  const isBeforeOpening = minutesSinceMidnight < OPENING_HOUR * 60;
  const sentAfterLatency = minutesSinceMidnight + LATENCY_IN_HOURS * 60;
  const sent = isBeforeOpening ? MORNING_HOUR * 60 : Math.min(sentAfterLatency, CLOSING_HOUR * 60);
  return addMinutes(now, sent - minutesSinceMidnight);
}

/** An hour of a day in US/Central, by what the clocks there show about noon. */
function toInstant(date: CalendarDate, hour: number): Date {
  const noon = new Date(`${date}T18:00:00Z`);
  return addMinutes(noon, hour * 60 - readCentralClock(noon).minutesSinceMidnight);
}

function addMinutes(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * MILLISECONDS_A_MINUTE);
}
