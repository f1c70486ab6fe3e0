import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isFreshMark, writeOpenedMark } from './opened-mark.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-10-01T12:00:00Z') });
});

afterEach(() => {
  vi.useRealTimers();
});

it.each([
  ['in the same moment', 0, true],
  ['after a slow redirect', 100, true],
  ['by a machine whose clock is behind', -100, true],
  ['after a reload that comes later', 130, false],
  ['by a clock that is wrong', -130, false],
])('is fresh or not: %s', (_when, seconds, isFresh) => {
  const mark = writeOpenedMark();
  vi.setSystemTime(Date.now() + seconds * 1000);
  expect(isFreshMark(mark)).toBe(isFresh);
});

it.each(['', 'NaN!', 'zzzzzzzzzzzzzzzzzzz', '-1'])('is none of ours: %j', (mark) => {
  expect(isFreshMark(mark)).toBe(false);
});
