import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { recordLog } from '#lib/connectfi/testing/record-log.ts';
import { sharedLogger } from '#lib/log/log.ts';
import {
  logViolation,
  parseViolation,
  sharedKnownViolations,
  sharedTellOfMoreViolations,
} from './violations.ts';

const LINK = 'S3cretL1nk'.repeat(7);

test('reads what browsers send, and keeps neither the address of the page nor what follows an origin', () => {
  const body = JSON.stringify({
    'csp-report': {
      'document-uri': `https://pay.example/payment/${LINK}`,
      'violated-directive': `script-src-elem 'nonce-${LINK}'`,
      'blocked-uri': `https://evil.example/a.js?${LINK}`,
      'source-file': `https://pay.example/payment/${LINK}`,
      disposition: 'enforce',
    },
  });
  const violation = parseViolation(body, 'application/csp-report; charset=utf-8');
  expect(violation).toEqual({
    directive: 'script-src-elem',
    blocked: 'https://evil.example',
    source: 'https://pay.example',
    isEnforced: true,
  });
});

test.each([
  ['{}', 'application/json'],
  ['{', 'application/csp-report'],
  ['[]', 'application/csp-report'],
  ['null', 'application/csp-report'],
  ['{}', null],
  ['{}', 'constructor'],
])('takes nothing from %s as %s', (body, type) => {
  expect(parseViolation(body, type)).toBeUndefined();
});

test('says of nobody more than a short word or an origin, whatever is reported', () => {
  const report = fc.record({ 'violated-directive': fc.anything(), 'blocked-uri': fc.webUrl() });
  fc.assert(
    fc.property(report, (given) => {
      const body = JSON.stringify({ 'csp-report': given });
      const violation = parseViolation(body, 'application/csp-report');
      expect(violation?.directive).toMatch(/^[a-z-]{1,40}$/);
      expect(violation?.blocked).toMatch(/^[a-z-]{0,30}$|^https?:\/\/[^/?#]{1,100}$/);
    }),
  );
});

describe('log violation', () => {
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
});
