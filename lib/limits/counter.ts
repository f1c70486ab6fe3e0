import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import type { Refusal } from './limits.ts';

/** One limit, counted in one place. Rejects when that place does not answer. */
export type Counter = {
  take(key: string): Promise<Refusal | undefined>;
  look(key: string): Promise<Refusal | undefined>;
};

/** A limiter of the library, which throws its refusals, as a counter, which gives them. */
export function createCounter(limiter: RateLimiterAbstract): Counter {
  return {
    async take(key) {
      try {
        await limiter.consume(key);
        return undefined;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return toRefusal(refusal);
        throw refusal;
      }
    },
    async look(key) {
      const counted = await limiter.get(key);
      if (!counted || counted.msBeforeNext <= 0) return undefined;
      return counted.consumedPoints >= limiter.points ? toRefusal(counted) : undefined;
    },
  };
}

function toRefusal({ msBeforeNext }: RateLimiterRes): Refusal {
  return { retryAfterInSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)) };
}
