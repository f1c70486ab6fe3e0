import type { Attempt } from './attempt.ts';
import {
  CLOSING_HOUR,
  getNextBusinessDay,
  isBusinessDay,
  LATENCY_IN_HOURS,
  MORNING_HOUR,
  OPENING_HOUR,
} from './business-days.ts';
import { readCentralClock } from './calendar-date.ts';
import type { CalendarDate, Instant } from './payment.ts';

type DebitSchedule = {
  /** The Central date on which the payment is sent: the money leaves on or after it. */
  readonly debitDate: CalendarDate;
  /**
   * About when connectFi sends the payment to the bank, and so until when the merchant can cancel it. Never less
   * than three hours from `now`.
   */
  readonly sentAt: Instant;
};

const A_MINUTE_IN_MS = 60_000;
const LATENCY_IN_MS = LATENCY_IN_HOURS * 60 * A_MINUTE_IN_MS;

/**
 * When a payment that is submitted now goes to the bank, by connectfi-api 1.6, US/Central:
 *
 * - on a business day, 08:00 up to 14:00: three hours later (documented);
 * - after 14:00 and before 17:00: the latency ends after business, so it waits for the next business
 *   day's opening at 08:00 (inferred, I-mid: U15);
 * - from 17:00, and on any other day: three hours into the next business day, 11:00 (documented rule;
 *   that it means 11:00 is our reading, I-mid);
 * - on a business day before 08:00: the same day, 11:00 (inferred, I-mid: U15).
 *
 * Banks take entries of the same day until 9:30 and those of the next business day until 19:30
 * (connectfi-api 5.2, 8.0). So of what is sent at 11:00 or later the money leaves on the next business day at
 * the earliest: "on or after" this date is true of all of it, and only what waits for 08:00 can leave then.
 */
export function getDebitSchedule(now: Date): DebitSchedule {
  const { debitDate, sentAt } = planSending(now);
  return { debitDate, sentAt: sentAt.toISOString() };
}

type LatestAttempt = Pick<Attempt, 'state' | 'refusal' | 'debitDate'>;

/**
 * The debit date of a payment that is authorized now. Where the bill's latest attempt was refused because
 * its own date could not be kept any more, it is a later one: the same date would be refused again.
 */
export function getOfferedDebitDate(now: Date, latest: LatestAttempt | undefined): CalendarDate {
  const { debitDate } = planSending(now);
  const isMissed = latest?.state === 'refused' && latest.refusal === MISSED;
  return isMissed && debitDate <= latest.debitDate
    ? getNextBusinessDay(latest.debitDate)
    : debitDate;
}

const MISSED = 'entryDateMissed';

/**
 * When a payment that is authorized now is sent, given the debit date that the server has offered a while ago.
 * Past 14:00 one of today is out of date and the server will refuse it; then it is 17:00.
 */
export function getSendTime({ debitDate, now }: { debitDate: CalendarDate; now: Date }): Date {
  const planned = planSending(now);
  if (planned.debitDate === debitDate) return planned.sentAt;
  const isToday = debitDate === readCentralClock(now).date;
  return toInstant(debitDate, isToday ? CLOSING_HOUR : planned.hour);
}

type Plan = {
  readonly debitDate: CalendarDate;
  readonly sentAt: Date;
  /** At which payments of this moment are sent that are not sent on its own day. */
  readonly hour: number;
};

function planSending(now: Date): Plan {
  const { date, minutesSinceMidnight } = readCentralClock(now);
  if (!isBusinessDay(date)) return planFor(getNextBusinessDay(date), MORNING_HOUR);
  if (minutesSinceMidnight < OPENING_HOUR * 60) return planFor(date, MORNING_HOUR);
  if (minutesSinceMidnight >= CLOSING_HOUR * 60) {
    return planFor(getNextBusinessDay(date), MORNING_HOUR);
  }
  const sentAt = new Date(now.getTime() + LATENCY_IN_MS);
  return sentAt <= toInstant(date, CLOSING_HOUR)
    ? { debitDate: date, sentAt, hour: MORNING_HOUR }
    : planFor(getNextBusinessDay(date), OPENING_HOUR);
}

function planFor(debitDate: CalendarDate, hour: number): Plan {
  return { debitDate, sentAt: toInstant(debitDate, hour), hour };
}

/** An hour of a business day in US/Central. Clocks change on Sundays alone, so minutes can be counted from noon. */
function toInstant(date: CalendarDate, hour: number): Date {
  const noon = new Date(`${date}T18:00:00Z`);
  const minutes = hour * 60 - readCentralClock(noon).minutesSinceMidnight;
  return new Date(noon.getTime() + minutes * A_MINUTE_IN_MS);
}
