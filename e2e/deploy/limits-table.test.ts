import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startPolling } from '#components/line/start-polling.ts';
import { LIMIT_NAMES, LIMITS } from '#lib/limits/limits.ts';

beforeEach(() => {
  vi.useFakeTimers();
  const page = {
    visibilityState: 'visible',
    addEventListener: () => {},
    removeEventListener: () => {},
  };
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', page);
  vi.stubGlobal('navigator', { onLine: true });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the limits leave room for our own pages', () => {
  it('that ask for the state of a bill in a dozen tabs, each brought to the front five times', async () => {
    const asks = await countAsksInAMinute();
    expect(12 * (asks + 5)).toBeLessThanOrEqual(LIMITS['reading by session'].points);
  });

  it('that wait in a hundred browsers of one address until connectFi answers again', async () => {
    const asks = await countAsksInAMinute(30_000 * 1.25);
    expect(100 * (1 + asks)).toBeLessThanOrEqual(LIMITS['opening by address'].points);
  });

  it('that wait at one link in a dozen tabs', async () => {
    const asks = await countAsksInAMinute(30_000 * 1.25);
    expect(12 * (1 + asks)).toBeLessThanOrEqual(LIMITS['opening by link'].points);
  });
});

it('a failed opening is counted eighty times more strictly than a good one', () => {
  const [failed, any] = [LIMITS['failed opening by address'], LIMITS['opening by address']];
  const perHour = ({ points, durationInSeconds }: typeof failed | typeof any) =>
    (points * 3600) / durationInSeconds;
  expect(perHour(any) / perHour(failed)).toBeGreaterThanOrEqual(80);
});

it('without the store only payments are limited more strictly', () => {
  const stricter = LIMIT_NAMES.filter(
    (name) => LIMITS[name].pointsWithoutStore < LIMITS[name].points,
  );
  expect(stricter).toEqual(['payment by session']);
});

/** As often as possible: every gap a fifth shorter. */
async function countAsksInAMinute(firstGapInMs?: number): Promise<number> {
  let asks = 0;
  const poll = async () => {
    asks += 1;
  };
  const stop = startPolling(poll, () => 0, firstGapInMs);
  await vi.advanceTimersByTimeAsync(60_000);
  stop();
  return asks;
}
