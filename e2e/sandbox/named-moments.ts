import { Temporal } from 'temporal-polyfill';
import { CENTRAL_TIME_ZONE } from '#lib/domain/calendar-date.ts';
import { isFederalReserveHoliday } from '#lib/domain/debit-date.ts';

export const NAMED_MOMENTS = [
  'nextWeekend',
  'nextFederalHoliday',
  'nextDaylightSavingChange',
  '08:00',
  '14:00',
  '17:00',
] as const;

type NamedMoment = (typeof NAMED_MOMENTS)[number];

const SATURDAY = 6;
const MORNING_HOUR = 10;

/**
 * The next such moment after `now`, in US/Central, both in milliseconds since 1970: ten in the morning of the next
 * Saturday or Federal Reserve holiday, an hour before the clocks change, or the next time that they show the hour.
 */
export function findNamedMoment(name: NamedMoment, now: number): number {
  const start = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(CENTRAL_TIME_ZONE);
  switch (name) {
    case 'nextWeekend':
      return findMorning(start, (date) => date.dayOfWeek === SATURDAY);
    case 'nextFederalHoliday':
      return findMorning(start, (date) => isFederalReserveHoliday(date.toString()));
    case 'nextDaylightSavingChange':
      return findChange(start);
    default:
      return findHour(start, Number(name.slice(0, 2)));
  }
}

function findMorning(
  start: Temporal.ZonedDateTime,
  isWanted: (date: Temporal.PlainDate) => boolean,
): number {
  let date = start.toPlainDate().add({ days: 1 });
  while (!isWanted(date)) date = date.add({ days: 1 });
  return toMoment(date, MORNING_HOUR);
}

/** Within the hour before a change, the one after that. */
function findChange(start: Temporal.ZonedDateTime): number {
  const change = start.add({ hours: 1 }).getTimeZoneTransition('next');
  if (!change) throw new RangeError('The clocks do not change any more.');
  return change.subtract({ hours: 1 }).epochMilliseconds;
}

function findHour(start: Temporal.ZonedDateTime, hour: number): number {
  const today = toMoment(start.toPlainDate(), hour);
  return today > start.epochMilliseconds
    ? today
    : toMoment(start.toPlainDate().add({ days: 1 }), hour);
}

function toMoment(date: Temporal.PlainDate, hour: number): number {
  const plainTime = Temporal.PlainTime.from({ hour });
  return date.toZonedDateTime({ timeZone: CENTRAL_TIME_ZONE, plainTime }).epochMilliseconds;
}
