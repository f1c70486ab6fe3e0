/**
 * Gives a signal that aborts after the time given, in milliseconds. For code that runs in browsers: those of
 * some apps lack `AbortSignal.timeout`, and without it nothing of the page could be asked for.
 */
export function createDeadline(inMs: number): AbortSignal {
  if (typeof AbortSignal.timeout === 'function') return AbortSignal.timeout(inMs);
  const controller = new AbortController();
  setTimeout(() => controller.abort(), inMs);
  return controller.signal;
}
