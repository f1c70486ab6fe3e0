import { hash, randomUUID } from 'node:crypto';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
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

/** About 11 MB a limit. As many customers within a minute are more than one process can serve. */
const MOST_KEYS = 20_000;
const CROWDS = 1024;
/** Nobody can find out who they would share a crowd with. */
const SALT = randomUUID();

type OwnLimit = { readonly points: number; readonly durationInSeconds: number };

/**
 * Counts in the memory of this process. The library keeps a record and a timer for each key, without end: a
 * million of them are half a gigabyte. So once there are many, new ones are counted in crowds.
 */
export function createOwnCounter(
  { points, durationInSeconds }: OwnLimit,
  mostKeys = MOST_KEYS,
): Counter {
  const limiter = new RateLimiterMemory({ points, duration: durationInSeconds });
  const counter = createCounter(limiter);
  const recent = countRecent(durationInSeconds * 1000);
  const hasPlace = async (key: string) => recent.get() < mostKeys || (await limiter.get(key));
  return {
    async take(key) {
      const place = (await hasPlace(key)) ? key : getCrowd(key);
      if (!(await limiter.get(place))) recent.add();
      return counter.take(place);
    },
    // Of a crowd nothing is told of one of them: else a few thousand addresses could keep out all others.
    look: async (key) => ((await hasPlace(key)) ? counter.look(key) : undefined),
  };
}

function getCrowd(key: string): string {
  const number = Number.parseInt(hash('sha256', SALT + key).slice(0, 8), 16) % CROWDS;
  return `crowd ${number}`;
}

/** Counts what happened in this span of time and in the one before: all that can still be in memory. */
function countRecent(spanInMs: number) {
  let beganAtInMs = Date.now();
  let now = 0;
  let before = 0;
  const turn = () => {
    const ageInMs = Date.now() - beganAtInMs;
    if (ageInMs < spanInMs) return;
    before = ageInMs < 2 * spanInMs ? now : 0;
    now = 0;
    beganAtInMs = Date.now();
  };
  return {
    add() {
      turn();
      now += 1;
    },
    get() {
      turn();
      return now + before;
    },
  };
}
