'use client';

import { useEffect, useState } from 'react';
import { startPolling } from './start-polling.ts';

type RecoveryWatchProps = { readonly words: { readonly back: string } };

/** Long enough for the words to be noticed before the page goes. */
const NOTICE_IN_MS = 1500;

/**
 * Asks for the page's own address until it is no trouble any more, says so, and loads it. Until then
 * nothing on the screen changes or takes the reader elsewhere; without scripts the link to try again is
 * all there is, since a page must not reload under somebody who reads it (WCAG 2.2.1).
 */
export function RecoveryWatch({ words }: RecoveryWatchProps) {
  const [said, setSaid] = useState('');

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = startPolling(async () => {
      const address = await findRecovered();
      if (!address) return;
      stop();
      setSaid(words.back);
      timer = setTimeout(() => window.location.replace(address), NOTICE_IN_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [words.back]);

  return (
    <p role="status" className={said ? 'text-quiet' : 'sr-only'}>
      {said}
    </p>
  );
}

/**
 * Where the page's own address leads, once that is no trouble. A link in a mail leads on to its bill:
 * after a reload the browser would name the link to it as the referrer.
 */
async function findRecovered(): Promise<string | undefined> {
  try {
    const response = await fetch(window.location.href, { cache: 'no-store' });
    await response.body?.cancel();
    return response.status < 500 ? response.url : undefined;
  } catch {
    // Offline, or our server restarting: the next round asks again.
    return undefined;
  }
}
