'use client';

import { useUnchanging } from '#components/ui/use-hydration.ts';
import { fill } from '#lib/domain/fill.ts';
import { keepFormats } from '#lib/domain/keep-formats.ts';
import type { Instant } from '#lib/domain/payment.ts';
import type { Messages } from '#lib/messages/get-messages.ts';

type LocalTimeProps = {
  readonly at: Instant;
  readonly now: Instant;
  readonly locale: string;
  readonly words: MomentWords;
  readonly manner: MomentManner;
};

/**
 * A moment on the customer's own clock. The server does not know it and says US Central, by name. That is seen only
 * where no scripts come, or where they are so late that it has been read already: a time is not changed under the eyes.
 */
export function LocalTime({ at, now, locale, words, manner }: LocalTimeProps) {
  const shared = { locale, now, words, manner };
  const text = useUnchanging(
    () => formatMoment(at, { ...shared, timeZone: wasSeen ? SERVER_ZONE : undefined }),
    () => formatMoment(at, { ...shared, timeZone: SERVER_ZONE }),
  );
  return (
    // A browser's Intl may know another name or space than the server's; that is no fault of the page.
    <time
      dateTime={at}
      suppressHydrationWarning
      className="tabular-nums arriving:invisible print:visible"
    >
      {text}
    </time>
  );
}

const SERVER_ZONE = 'America/Chicago';

/** Whether the server's words had been on the screen before the scripts came. */
const wasSeen =
  typeof document !== 'undefined' &&
  ['slow', 'failed'].includes(document.documentElement.dataset.scripts ?? '');

export type MomentWords = Messages['status']['moments'];

/** `said` and `expected` ("about") know today; `written` stands for itself years later. */
export type MomentManner = 'said' | 'expected' | 'written';

type MomentFormat = Omit<LocalTimeProps, 'at'> & {
  /** `undefined` is the zone of the machine that runs this. */
  readonly timeZone: string | undefined;
};

const HALF_A_YEAR_IN_MS = 180 * 24 * 60 * 60 * 1000;

/** A moment as people say it, "today, 11:10 am", or as a receipt writes it, "Wed, Oct 2, 2026, 11:10 am". */
export function formatMoment(at: Instant, format: MomentFormat): string {
  const { words, timeZone, manner } = format;
  const time = formatClock(at, format);
  const isAbout = manner === 'expected';
  const isToday = getDay(at, timeZone) === getDay(format.now, timeZone);
  if (isToday && manner !== 'written') {
    return fill(isAbout ? words.aboutToday : words.today, { time });
  }
  return fill(isAbout ? words.aboutOtherDay : words.otherDay, {
    date: formatDay(at, format),
    time,
  });
}

function formatDay(at: Instant, { locale, timeZone, now, manner }: MomentFormat): string {
  const isFarAway = Math.abs(Date.parse(at) - Date.parse(now)) > HALF_A_YEAR_IN_MS;
  return getFormat(locale, {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    ...((isFarAway || manner === 'written') && { year: 'numeric' }),
    timeZone,
  }).format(new Date(at));
}

/** "11:10 am CDT": the half of the day in small letters, as look and words ask for; never broken in two lines. */
function formatClock(at: Instant, { locale, timeZone }: MomentFormat): string {
  return (
    getFormat(locale, {
      hour: 'numeric',
      minute: '2-digit',
      timeZone,
      timeZoneName: 'short',
    })
      .formatToParts(new Date(at))
      .map(({ type, value }) => (type === 'dayPeriod' ? value.toLocaleLowerCase(locale) : value))
      .join('')
      .replace(/\s/g, '\u00a0')
      // As in GMT-5.
      .replace(/-/g, '-\u2060')
  );
}

/** The calendar day in a zone, as text that is the same for two moments of one day. */
function getDay(at: Instant, timeZone: string | undefined): string {
  return getFormat('en-US', { dateStyle: 'short', timeZone }).format(new Date(at));
}

const keepFormat = keepFormats<Intl.DateTimeFormat>();

/** One in the device's own zone is not kept: that may change under an open page. */
function getFormat(
  locale: string,
  options: Omit<Intl.DateTimeFormatOptions, 'timeZone'> & { timeZone: string | undefined },
): Intl.DateTimeFormat {
  const { timeZone } = options;
  const make = () => new Intl.DateTimeFormat(locale, { ...options, timeZone });
  return timeZone ? keepFormat(`${locale} ${JSON.stringify(options)}`, make) : make();
}
