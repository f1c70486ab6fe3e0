'use client';

import { useSyncExternalStore } from 'react';
import type { Instant } from '#lib/domain/payment.ts';
import { formatMoment, type MomentManner, type MomentWords } from './format-moment.ts';

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
  const text = useSyncExternalStore(
    subscribeToNothing,
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

function subscribeToNothing(): () => void {
  return () => {};
}
