import { keepFormats } from './keep-formats.ts';
import type { CalendarDate } from './payment.ts';

const MILLISECONDS_A_DAY = 24 * 60 * 60 * 1000;

const VARIANTS = {
  /** "Wed, Oct 2" */
  short: { weekday: 'short', month: 'short', day: 'numeric' },
  /** "October 2" */
  monthDay: { month: 'long', day: 'numeric' },
  /** "October 2, 2026" */
  long: { month: 'long', day: 'numeric', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/**
 * Reads the date that an upstream text begins with: `2024-08-30` (connectfi-api 6), or a whole ISO
 * timestamp, of which the date counts as it is written, never shifted into a zone.
 * Gives `undefined` for nothing, an empty text, another form, or a day that no calendar has.
 */
export function parseCalendarDate(text: string | null | undefined): CalendarDate | undefined {
  const date = /^\s*(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}.*)?\s*$/.exec(text ?? '')?.[1];
  if (date === undefined) return undefined;
  const midnight = new Date(`${date}T00:00:00Z`);
  // A day such as February 30 either is no date or rolls over into March.
  const isReal = !Number.isNaN(midnight.getTime()) && toCalendarDate(midnight) === date;
  return isReal ? date : undefined;
}

const keepFormat = keepFormats<Intl.DateTimeFormat>();

/** A calendar date in the words of a locale; the reader's time zone plays no part. */
export function formatCalendarDate(
  date: CalendarDate,
  locale: string,
  variant: keyof typeof VARIANTS,
): string {
  const make = () => new Intl.DateTimeFormat(locale, { ...VARIANTS[variant], timeZone: 'UTC' });
  return keepFormat(`${locale} ${variant}`, make).format(toMidnight(date));
}

/** The date a number of days later (or earlier, when negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return toCalendarDate(new Date(toMidnight(date).getTime() + days * MILLISECONDS_A_DAY));
}

/** The day of the week: 0 is Sunday, 6 is Saturday. */
export function getWeekday(date: CalendarDate): number {
  return toMidnight(date).getUTCDay();
}

function toMidnight(date: CalendarDate): Date {
  return new Date(`${date}T00:00:00Z`);
}

function toCalendarDate(midnight: Date): CalendarDate {
  return midnight.toISOString().slice(0, 10);
}

export type CentralClock = { readonly date: CalendarDate; readonly minutesSinceMidnight: number };

/** The zone of connectFi's business hours (connectfi-api 1.6). */
export const CENTRAL_TIME_ZONE = 'America/Chicago';

let format: Intl.DateTimeFormat | undefined;

function getFormat(): Intl.DateTimeFormat {
  format ??= new Intl.DateTimeFormat('en-US', {
    timeZone: CENTRAL_TIME_ZONE,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return format;
}

/** What calendar and clock show in US/Central at an instant. Cheap enough for the browser. */
export function readCentralClock(now: Date): CentralClock {
  const parts = new Map(
    getFormat()
      .formatToParts(now)
      .map((part) => [part.type, part.value]),
  );
  return {
    date: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
    minutesSinceMidnight: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
  };
}
