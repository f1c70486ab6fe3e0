'use client';

import { useEffect, useState } from 'react';
import { startPolling } from './start-polling.ts';

type RecoveryWatchProps = {
  /** What the server has asked for, if it has. */
  readonly retryAfterInSeconds?: number | undefined;
  readonly words: { readonly back: string };
};

/** Trouble that may be this one bill's own is asked about rarely. */
const USUAL_GAP_IN_SECONDS = 30;
/** A busy connectFi may say "at once". */
const SHORTEST_GAP_IN_SECONDS = 2;
/** The gap may be a fifth shorter, and must not end before the server's own. */
const ALLOWANCE = 1.25;
/** Long enough for the words to be noticed before the page goes. */
const NOTICE_IN_MS = 1500;

/**
 * Asks for the page's own address until it is no trouble any more, says so, and loads it. Until then
 * nothing on the screen changes or takes the reader elsewhere; without scripts the link to try again is
 * all there is, since a page must not reload under somebody who reads it (WCAG 2.2.1).
 */
export function RecoveryWatch({
  retryAfterInSeconds = USUAL_GAP_IN_SECONDS,
  words,
}: RecoveryWatchProps) {
  const [said, setSaid] = useState('');

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const address = await findRecovered();
      if (!address) return;
      stop();
      setSaid(words.back);
      timer = setTimeout(() => window.location.replace(address), NOTICE_IN_MS);
    };
    const gapInSeconds = Math.max(retryAfterInSeconds, SHORTEST_GAP_IN_SECONDS);
    const stop = startPolling(look, Math.random, gapInSeconds * 1000 * ALLOWANCE);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [retryAfterInSeconds, words.back]);

  return (
    <p role="status" className={said ? 'text-quiet' : 'sr-only'}>
      {said}
    </p>
  );
}

/**
 * Where the page's own address leads, once that is no trouble. A link in a mail leads on to its bill,
 * which is then loaded without opening the link once more.
 */
async function findRecovered(): Promise<string | undefined> {
  try {
    const response = await fetch(window.location.href, { cache: 'no-store' });
    await response.body?.cancel();
    const isTrouble = response.status >= 500 || response.status === 429;
    return isTrouble ? undefined : response.url;
  } catch {
    // Offline, or our server restarting: the next round asks again.
    return undefined;
  }
}
