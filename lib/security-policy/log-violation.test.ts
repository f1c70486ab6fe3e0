import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { recordLog } from '#lib/connectfi/testing/record-log.ts';
import { sharedLogger } from '#lib/log/log.ts';
import {
  sharedKnownViolations,
  sharedTellOfMoreViolations,
} from '#lib/security-policy/log-violation.ts';
import { logViolation } from './log-violation.ts';

let lines: string[];
beforeEach(() => {
  lines = recordLog();
  sharedLogger.value = undefined;
  sharedKnownViolations.value = undefined;
  sharedTellOfMoreViolations.value = undefined;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function report(number: number): void {
  const blocked = `https://${number}.example`;
  logViolation({ directive: 'img-src', blocked, source: '', isEnforced: true });
}

test('writes each violation once an hour', () => {
  for (const number of [1, 2, 1, 2, 1]) report(number);
  expect(lines).toHaveLength(2);
  vi.advanceTimersByTime(60 * 60_000);
  report(1);
  expect(lines).toHaveLength(3);
});

test('writes a hundred, and of all others how many they are', () => {
  for (let number = 0; number < 1_000; number += 1) report(number);
  vi.advanceTimersByTime(60_000);
  expect(lines).toHaveLength(102);
  const counts = lines.slice(100).map((line) => JSON.parse(line).count);
  expect(counts).toEqual([1, 899]);
});
