import { Temporal } from 'temporal-polyfill';
import type { Attempt } from '../attempt.ts';
import type { CalendarDate, Instant } from '../payment.ts';
import {
  CLOSING_HOUR,
  getNextBusinessDay,
  isBusinessDay,
  LATENCY_IN_HOURS,
  MORNING_HOUR,
  OPENING_HOUR,
} from './business-hours.ts';
import { CENTRAL_TIME_ZONE } from './central-clock.ts';

export type DebitSchedule = {
  /** The Central date on which the payment is sent: the money leaves on or after it. */
  readonly debitDate: CalendarDate;
  /** About when connectFi sends the payment to the bank. Never less than three hours from `now`. */
  readonly sentAt: Instant;
  /** Until when the merchant can still cancel it: the moment of sending. */
  readonly cancelUntil: Instant;
};

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
 *
 * Heavy by its time zones: for the server only. The browser has `send-time.ts`.
 */
export function getDebitSchedule(now: Date): DebitSchedule {
  const instant = Temporal.Instant.fromEpochMilliseconds(now.getTime());
  const sent = getSendingTime(instant.toZonedDateTimeISO(CENTRAL_TIME_ZONE));
  const sentAt = new Date(sent.epochMilliseconds).toISOString();
  return { debitDate: sent.toPlainDate().toString(), sentAt, cancelUntil: sentAt };
}

type LatestAttempt = Pick<Attempt, 'state' | 'refusal' | 'debitDate'>;

/**
 * The debit date of a payment that is authorized now. Where the bill's latest attempt was refused because
 * its own date could not be kept any more, it is a later one: the same date would be refused again.
 */
export function getOfferedDebitDate(now: Date, latest: LatestAttempt | undefined): CalendarDate {
  const { debitDate } = getDebitSchedule(now);
  const isMissed = latest?.state === 'refused' && latest.refusal === MISSED;
  return isMissed && debitDate <= latest.debitDate
    ? getNextBusinessDay(latest.debitDate)
    : debitDate;
}

const MISSED = 'entryDateMissed';

function getSendingTime(now: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  const today = now.toPlainDate().toString();
  if (!isBusinessDay(today)) return toCentral(getNextBusinessDay(today), MORNING_HOUR);
  if (now.hour < OPENING_HOUR) return toCentral(today, MORNING_HOUR);
  if (now.hour >= CLOSING_HOUR) return toCentral(getNextBusinessDay(today), MORNING_HOUR);
  const sameDay = now.add({ hours: LATENCY_IN_HOURS });
  const isInHours = Temporal.ZonedDateTime.compare(sameDay, toCentral(today, CLOSING_HOUR)) <= 0;
  return isInHours ? sameDay : toCentral(getNextBusinessDay(today), OPENING_HOUR);
}

function toCentral(date: CalendarDate, hour: number): Temporal.ZonedDateTime {
  return Temporal.PlainDate.from(date).toZonedDateTime({
    timeZone: CENTRAL_TIME_ZONE,
    plainTime: Temporal.PlainTime.from({ hour }),
  });
}
