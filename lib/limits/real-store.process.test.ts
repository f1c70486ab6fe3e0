import { afterAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { recordLog } from '#lib/connectfi/testing/record-log.ts';
import { startRedis } from '#lib/testing/redis/start-redis.ts';
import { LIMITS, type Limits } from './limits.ts';
import { openLimits } from './open-limits.ts';
import { exhaust } from './testing/exhaust.ts';

const LONGEST_WAIT = { timeout: 30_000 };
const PATIENT = 15_000;
const PAYMENT = 'payment by session';
const { points, pointsWithoutStore } = LIMITS[PAYMENT];

const started = await startRedis();
afterAll(async () => {
  if (started.ok) await started.value.kill();
});

beforeEach(({ skip }) => {
  if (!started.ok) skip(started.failure);
  recordLog();
});

describe('with a real store', { timeout: 60_000 }, () => {
  it('processes count together, and are told when to come back', async () => {
    const [one, other] = [await open(PATIENT), await open(PATIENT)];
    expect((await exhaust(one, PAYMENT, 'a')) + (await exhaust(other, PAYMENT, 'a'))).toBe(points);
    const refusal = await other.look(PAYMENT, 'a');
    expect(refusal?.retryAfterInSeconds).toBeGreaterThan(0);
    expect(refusal?.retryAfterInSeconds).toBeLessThanOrEqual(60);
    expect(await other.look(PAYMENT, 'b')).toBeUndefined();
  });

  it('each counts for itself while it is stuck, and together again afterwards', async () => {
    const limits = await open();
    getServer().pause();
    expect(await exhaust(limits, PAYMENT, 'c')).toBe(pointsWithoutStore);
    getServer().resume();
    await vi.waitUntil(limits.isShared, LONGEST_WAIT);
  });

  it('each counts for itself while it is gone, and together again afterwards', async () => {
    const limits = await open();
    await getServer().kill();
    expect(await exhaust(limits, PAYMENT, 'd')).toBe(pointsWithoutStore);
    await getServer().start();
    await vi.waitUntil(limits.isShared, LONGEST_WAIT);
  });
});

function getServer() {
  if (!started.ok) throw new Error(started.failure);
  return started.value;
}

async function open(deadlineInMs?: number): Promise<Limits> {
  const { url: redisUrl } = getServer();
  const limits = openLimits({
    redisUrl,
    rateLimitFactor: 1,
    knowsAddresses: true,
    ...(deadlineInMs && { deadlineInMs }),
  });
  onTestFinished(() => limits.close());
  await vi.waitUntil(limits.isShared, LONGEST_WAIT);
  return limits;
}
