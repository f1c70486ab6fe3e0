import { onTestFinished } from 'vitest';
import { type Limits, sharedLimits } from '../limits.ts';
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
