import { useCallback, useEffect, useRef } from 'react';
import type { Instant } from '#lib/domain/payment.ts';

/**
 * The server's clock in the browser: its instant of the latest drawing, moved on by the time that has
 * passed since. A device's own clock may be years off, so it says no date and no time; it only measures.
 * Behind by however long the device has slept, which promises a customer less time and never more.
 */
export function useServerClock(now: Instant): () => Date {
  const drawn = useRef({ now, atInMs: performance.now() });
  useEffect(() => {
    drawn.current = { now, atInMs: performance.now() };
  }, [now]);
  return useCallback(() => {
    const passedInMs = performance.now() - drawn.current.atInMs;
    return new Date(Date.parse(drawn.current.now) + passedInMs);
  }, []);
}
