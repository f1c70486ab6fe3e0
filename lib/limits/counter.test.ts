import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createOwnCounter } from './counter.ts';

const LIMIT = { points: 3, durationInSeconds: 60 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('gives so many, then refuses until the time is over, and says how long that is', async () => {
  const counter = createOwnCounter(LIMIT);
  for (const _ of [1, 2, 3]) expect(await counter.take('a')).toBeUndefined();
  vi.advanceTimersByTime(20_500);
  expect(await counter.take('a')).toEqual({ retryAfterInSeconds: 40 });
  expect(await counter.take('b')).toBeUndefined();
  vi.advanceTimersByTime(39_500);
  expect(await counter.take('a')).toBeUndefined();
});

it('looks without counting', async () => {
  const counter = createOwnCounter(LIMIT);
  for (const _ of [1, 2, 3, 4]) expect(await counter.look('a')).toBeUndefined();
  for (const _ of [1, 2, 3]) await counter.take('a');
  expect(await counter.look('a')).toEqual({ retryAfterInSeconds: 60 });
  vi.advanceTimersByTime(60_000);
  expect(await counter.look('a')).toBeUndefined();
});

it('counts new keys in crowds once there are many, so that memory stays bounded', async () => {
  const counter = createOwnCounter(LIMIT, 100);
  for (let key = 0; key < 100; key++) await counter.take(`early ${key}`);
  // One more timer is one more record.
  expect(vi.getTimerCount()).toBe(100);
  for (let key = 0; key < 20_000; key++) await counter.take(`late ${key}`);
  expect(vi.getTimerCount()).toBeLessThanOrEqual(100 + 1024);

  expect(await counter.take('early 7')).toBeUndefined();
  expect(await counter.take('one more'), 'its crowd has had 20').toBeDefined();
});

it('refuses nobody for what a crowd has done, where it only looks', async () => {
  const counter = createOwnCounter(LIMIT, 100);
  for (let key = 0; key < 100; key++) await counter.take(`early ${key}`);
  for (const _ of [1, 2, 3]) await counter.take('early 7');
  for (let key = 0; key < 20_000; key++) await counter.take(`late ${key}`);
  expect(await counter.look('one more')).toBeUndefined();
  expect(await counter.look('early 7')).toBeDefined();
});

it('counts each key for itself again when the many are gone', async () => {
  const counter = createOwnCounter(LIMIT, 1_000);
  for (let key = 0; key < 10_000; key++) await counter.take(`key ${key}`);
  vi.advanceTimersByTime(120_000);
  expect(vi.getTimerCount()).toBe(0);
  for (let key = 0; key < 900; key++) await counter.take(`new ${key}`);
  expect(vi.getTimerCount()).toBe(900);
});
