import { onTestFinished } from 'vitest';
import { sharedLimits } from '#lib/limits/take-token.ts';
import type { Limits } from '../limits.ts';
import { openLimits } from '../open-limits.ts';

/** Fresh limits for one test, where the app looks for them. Without a store unless one is named. */
export function openTestLimits({ redisUrl }: { readonly redisUrl?: string } = {}): Limits {
  const limits = openLimits({
    knowsAddresses: true,
    rateLimitFactor: 1,
    ...(redisUrl && { redisUrl }),
  });
  sharedLimits.value = limits;
  onTestFinished(() => {
    limits.close();
    sharedLimits.value = undefined;
  });
  return limits;
}
