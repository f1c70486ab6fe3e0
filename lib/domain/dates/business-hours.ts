import type { CalendarDate } from '../payment.ts';
import { addDays, getWeekday } from './calendar-date.ts';
import { isFederalReserveHoliday } from './federal-reserve-holidays.ts';

/** When connectFi sends payments to the bank, in US/Central (connectfi-api 1.6). */
export const OPENING_HOUR = 8;
export const CLOSING_HOUR = 17;

/** How long a payment can still be cancelled before it goes to the bank (connectfi-api 1.6). */
export const LATENCY_IN_HOURS = 3;

/** When a payment that was submitted while business was closed is sent on its business day. */
export const MORNING_HOUR = OPENING_HOUR + LATENCY_IN_HOURS;

/** Monday to Friday, Federal Reserve holidays excepted (which calendar: I-mid, connectfi-api 1.6). */
export function isBusinessDay(date: CalendarDate): boolean {
  const weekday = getWeekday(date);
  return weekday !== 0 && weekday !== 6 && !isFederalReserveHoliday(date);
}

/** The first business day after this date. */
export function getNextBusinessDay(date: CalendarDate): CalendarDate {
  const next = addDays(date, 1);
  return isBusinessDay(next) ? next : getNextBusinessDay(next);
}
