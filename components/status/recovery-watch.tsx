'use client';

import { useEffect, useState } from 'react';
import { isOurAnswer, reportLine } from '#components/line/line.ts';
import { loadDocumentOnce } from '#components/line/load-document.ts';
import { startPolling } from '#components/line/start-polling.ts';

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
    let hasEnded = false;
    const look = async (signal: AbortSignal) => {
      const address = await findRecovered(signal);
      if (!address) return;
      setSaid(words.back);
      await new Promise((done) => setTimeout(done, NOTICE_IN_MS));
      // Where the line has gone meanwhile, the next round asks again.
      if (!hasEnded && !signal.aborted) await loadDocumentOnce(address, 'replace');
    };
    const gapInSeconds = Math.max(retryAfterInSeconds, SHORTEST_GAP_IN_SECONDS);
    const stop = startPolling(look, Math.random, gapInSeconds * 1000 * ALLOWANCE);
    return () => {
      hasEnded = true;
      stop();
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
async function findRecovered(signal: AbortSignal): Promise<string | undefined> {
  try {
    const response = await fetch(window.location.href, { cache: 'no-store', signal });
    await response.body?.cancel();
    reportLine(isOurAnswer(response));
    const isTrouble = response.status >= 500 || response.status === 429;
    return isTrouble || !isOurAnswer(response) ? undefined : response.url;
  } catch {
    if (!signal.aborted) reportLine(false);
    // Offline, or our server restarting: the next round asks again.
    return undefined;
  }
}
