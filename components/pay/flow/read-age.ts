const begun = { dateInMs: Date.now(), performanceInMs: performance.now() };

/**
 * For how long the page has been there, in milliseconds, a sleep of the device included: `performance.now()`
 * stands still meanwhile in some browsers. A device's clock that is set makes it jump ahead, so it is only
 * for what does no harm when it is taken for older than it is.
 */
export function readAge(): number {
  return Math.max(performance.now() - begun.performanceInMs, Date.now() - begun.dateInMs);
}
