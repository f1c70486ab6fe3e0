import { ANSWER_DEADLINE_IN_MS } from './line.ts';

const FIRST_GAP_IN_MS = 2000;
const LONGEST_GAP_IN_MS = 60_000;
/** A fifth either way, so that many pages opened at once do not ask at once. */
const JITTER = 0.2;

/**
 * Calls `poll` again and again: after 2 s, 4 s, 8 s … 60 s, or from another first gap on. Rests while the
 * page is hidden or offline and asks at once when it is back, whatever is still on its way: a connection may
 * have died without a word. For the same reason each call has a deadline; `poll` gets the signal that ends
 * it. Gives the function that ends all.
 */
export function startPolling(
  poll: (signal: AbortSignal) => Promise<void>,
  random = Math.random,
  firstGapInMs = FIRST_GAP_IN_MS,
): () => void {
  let gapInMs = firstGapInMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;
  let hasEnded = false;

  const stop = () => {
    clearTimeout(timer);
    asking?.abort();
    asking = undefined;
  };
  const schedule = () => {
    clearTimeout(timer);
    if (hasEnded || isResting()) return;
    timer = setTimeout(ask, gapInMs * (1 + JITTER * (2 * random() - 1)));
    gapInMs = Math.min(gapInMs * 2, LONGEST_GAP_IN_MS);
  };
  const ask = async () => {
    stop();
    if (hasEnded || isResting()) return;
    const mine = new AbortController();
    asking = mine;
    const deadline = setTimeout(() => mine.abort(), ANSWER_DEADLINE_IN_MS);
    await Promise.race([poll(mine.signal), untilAborted(mine.signal)]);
    clearTimeout(deadline);
    if (asking === mine) schedule();
  };
  const wake = () => {
    if (isResting()) stop();
    else void ask();
  };

  document.addEventListener('visibilitychange', wake);
  window.addEventListener('online', wake);
  window.addEventListener('offline', wake);
  schedule();
  return () => {
    hasEnded = true;
    stop();
    document.removeEventListener('visibilitychange', wake);
    window.removeEventListener('online', wake);
    window.removeEventListener('offline', wake);
  };
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => signal.addEventListener('abort', () => done()));
}

function isResting(): boolean {
  return document.visibilityState === 'hidden' || navigator.onLine === false;
}
