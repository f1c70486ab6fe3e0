const FIRST_GAP_IN_MS = 2000;
const LONGEST_GAP_IN_MS = 60_000;
/** A fifth either way, so that many pages opened at once do not ask at once. */
const JITTER = 0.2;

/**
 * Calls `poll` again and again: after 2 s, 4 s, 8 s … 60 s, or from another first gap on. Rests while the
 * page is hidden or offline and asks at once when it is back. Gives the function that ends it.
 */
export function startPolling(
  poll: () => Promise<void>,
  random = Math.random,
  firstGapInMs = FIRST_GAP_IN_MS,
): () => void {
  let gapInMs = firstGapInMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAsking = false;
  let hasEnded = false;

  const schedule = () => {
    clearTimeout(timer);
    if (hasEnded || isAsking || isResting()) return;
    timer = setTimeout(ask, gapInMs * (1 + JITTER * (2 * random() - 1)));
    gapInMs = Math.min(gapInMs * 2, LONGEST_GAP_IN_MS);
  };
  const ask = async () => {
    clearTimeout(timer);
    if (hasEnded || isAsking || isResting()) return;
    isAsking = true;
    await poll().finally(() => {
      isAsking = false;
    });
    schedule();
  };
  const wake = () => {
    if (isResting()) clearTimeout(timer);
    else void ask();
  };

  document.addEventListener('visibilitychange', wake);
  window.addEventListener('online', wake);
  window.addEventListener('offline', wake);
  schedule();
  return () => {
    hasEnded = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', wake);
    window.removeEventListener('online', wake);
    window.removeEventListener('offline', wake);
  };
}

function isResting(): boolean {
  return document.visibilityState === 'hidden' || !navigator.onLine;
}
