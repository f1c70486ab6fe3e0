import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { recordLog } from '../testing/record-log.ts';
import { createClockWatch } from './clock-watch.ts';

const NOW = Date.parse('2026-11-30T12:00:00Z');

beforeEach(() => vi.useFakeTimers({ now: NOW, toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

const at = (offsetInSeconds: number) => new Date(NOW - offsetInSeconds * 1000).toUTCString();

it.each([
  [0, false],
  [59, false],
  [-300, false],
  [900, false],
  [901, true],
  [5 * 3600, true],
  [-400 * 86_400, true],
])('takes a clock that is %i s ahead for a wrong one: %s', (offset, isWrong) => {
  recordLog();
  const clock = createClockWatch();
  clock.note(at(offset));
  expect(clock.getOffsetInSeconds()).toBe(offset);
  expect(clock.isWrong()).toBe(isWrong);
});

it('writes a line for each change, and not for each answer', () => {
  const lines = recordLog();
  const clock = createClockWatch();
  for (const offset of [0, 1, 120, 130, 18_000, 18_001, 2, 0]) clock.note(at(offset));
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 'warn', offsetInSeconds: 120 },
    { level: 'error', offsetInSeconds: 18_000 },
    { level: 'info' },
  ]);
});

it('knows at once of a clock that was put right, without another answer', () => {
  recordLog();
  const clock = createClockWatch();
  clock.note(at(18_000));
  expect(clock.isWrong()).toBe(true);
  vi.setSystemTime(NOW - 18_000_000);
  expect(clock.isWrong()).toBe(false);
});

it('writes no more than a line a minute of each kind where two clocks answer in turn', () => {
  const lines = recordLog();
  const clock = createClockWatch();
  for (let turn = 0; turn < 500; turn++) clock.note(at(turn % 2 === 0 ? 18_000 : 0));
  expect(lines).toHaveLength(2);
});

it('says nothing any more by an answer of long ago', () => {
  recordLog();
  vi.useFakeTimers({ now: NOW, toFake: ['Date', 'performance'] });
  const clock = createClockWatch();
  clock.note(at(18_000));
  vi.advanceTimersByTime(9 * 60_000);
  expect(clock.isWrong()).toBe(true);
  vi.advanceTimersByTime(2 * 60_000);
  expect(clock.isWrong()).toBe(false);
  clock.note(at(18_000));
  expect(clock.isWrong()).toBe(true);
});

it('passes over what is no date', () => {
  const clock = createClockWatch();
  for (const date of [undefined, '', 'soon', ['a', 'b'], 7]) clock.note(date);
  expect(clock.getOffsetInSeconds()).toBeUndefined();
  expect(clock.isWrong()).toBe(false);
});
