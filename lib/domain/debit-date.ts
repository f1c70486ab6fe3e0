import type { Attempt } from './attempt.ts';
import { addDays, getWeekday, readCentralClock } from './calendar-date.ts';
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

/** When connectFi sends payments to the bank, in US/Central (connectfi-api 1.6). */
const OPENING_HOUR = 8;
const CLOSING_HOUR = 17;

/** How long a payment can still be cancelled before it goes to the bank (connectfi-api 1.6). */
const LATENCY_IN_HOURS = 3;

/** When a payment that was submitted while business was closed is sent on its business day. */
const MORNING_HOUR = OPENING_HOUR + LATENCY_IN_HOURS;

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

/** Monday to Friday, Federal Reserve holidays excepted (which calendar: I-mid, connectfi-api 1.6). */
export function isBusinessDay(date: CalendarDate): boolean {
  const weekday = getWeekday(date);
  return weekday !== 0 && weekday !== 6 && !isFederalReserveHoliday(date);
}

/** The first business day after this date. */
function getNextBusinessDay(date: CalendarDate): CalendarDate {
  const next = addDays(date, 1);
  return isBusinessDay(next) ? next : getNextBusinessDay(next);
}

const SUNDAY = 0;
const MONDAY = 1;
const THURSDAY = 4;

/** New Year's Day, Juneteenth, Independence Day, Veterans Day, Christmas Day. */
const FIXED_HOLIDAYS = ['01-01', '06-19', '07-04', '11-11', '12-25'];

/** Martin Luther King, Washington's Birthday, Labor Day, Columbus Day, Thanksgiving. */
const COUNTED_HOLIDAYS = [
  { month: '01', weekday: MONDAY, nth: 3 },
  { month: '02', weekday: MONDAY, nth: 3 },
  { month: '09', weekday: MONDAY, nth: 1 },
  { month: '10', weekday: MONDAY, nth: 2 },
  { month: '11', weekday: THURSDAY, nth: 4 },
];

/**
 * Whether the Federal Reserve Banks, and with them the ACH network, keep a holiday on this date.
 * By today's rules for any year: a holiday that falls on a Sunday is kept on the Monday after; one that
 * falls on a Saturday moves nowhere, and the Friday before is an ordinary business day.
 * That connectFi means this calendar is our inference (connectfi-api 1.6, I-mid).
 */
export function isFederalReserveHoliday(date: CalendarDate): boolean {
  return isFixedHoliday(date) || isCountedHoliday(date) || isMemorialDay(date);
}

function isFixedHoliday(date: CalendarDate): boolean {
  const weekday = getWeekday(date);
  if (weekday !== SUNDAY && isOneOf(FIXED_HOLIDAYS, date)) return true;
  return weekday === MONDAY && isOneOf(FIXED_HOLIDAYS, addDays(date, -1));
}

function isOneOf(monthDays: readonly string[], date: CalendarDate): boolean {
  return monthDays.includes(date.slice(5));
}

function isCountedHoliday(date: CalendarDate): boolean {
  const weekday = getWeekday(date);
  const nth = Math.ceil(Number(date.slice(8)) / 7);
  return COUNTED_HOLIDAYS.some(
    (holiday) =>
      holiday.month === date.slice(5, 7) && holiday.weekday === weekday && holiday.nth === nth,
  );
}

/** The last Monday in May. */
function isMemorialDay(date: CalendarDate): boolean {
  return date.slice(5, 7) === '05' && getWeekday(date) === MONDAY && Number(date.slice(8)) > 24;
}
