import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRareLine } from './log-rarely.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('writes at once, and then once a minute what has happened since', () => {
  const written: [number, string][] = [];
  const happen = createRareLine<string>((count, last) => written.push([count, last]));
  happen('a');
  expect(written).toEqual([[1, 'a']]);
  for (const name of ['b', 'c', 'd']) happen(name);
  vi.advanceTimersByTime(59_000);
  expect(written).toHaveLength(1);
  vi.advanceTimersByTime(1_000);
  expect(written).toEqual([
    [1, 'a'],
    [3, 'd'],
  ]);
  vi.advanceTimersByTime(600_000);
  expect(written).toHaveLength(2);
  happen('e');
  expect(written.at(-1)).toEqual([1, 'e']);
});
