import { addDays, getWeekday } from './calendar-date.ts';
import type { CalendarDate } from './payment.ts';

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
