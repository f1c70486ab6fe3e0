import type { CalendarDate } from '../payment.ts';

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
