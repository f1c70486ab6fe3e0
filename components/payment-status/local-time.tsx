'use client';

import { useSyncExternalStore } from 'react';
import type { Instant } from '#lib/payment/payment.ts';
import { formatMoment, type MomentManner, type MomentWords } from './format-moment.ts';

type LocalTimeProps = {
  readonly at: Instant;
  readonly now: Instant;
  readonly locale: string;
  readonly words: MomentWords;
  readonly manner: MomentManner;
};

/**
 * A moment on the customer's own clock. The server does not know it and says US Central, by name; the
 * first render in the browser says the same, and only then the local time takes its place.
 */
export function LocalTime({ at, now, locale, words, manner }: LocalTimeProps) {
  const shared = { locale, now, words, manner };
  const text = useSyncExternalStore(
    subscribeToNothing,
    () => formatMoment(at, { ...shared, timeZone: undefined }),
    () => formatMoment(at, { ...shared, timeZone: 'America/Chicago' }),
  );
  return (
    // A browser's Intl may know another name or space than the server's; that is no fault of the page.
    <time dateTime={at} suppressHydrationWarning className="tabular-nums">
      {text}
    </time>
  );
}

function subscribeToNothing(): () => void {
  return () => {};
}
