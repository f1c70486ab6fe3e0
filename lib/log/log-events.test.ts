import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { recordLog } from '#lib/connectfi/testing/record-log.ts';
import { sharedLogger } from '#lib/log/log.ts';
import { logSecurityEvent, sharedSecurityEvents } from './log-events.ts';
import { runWithTrace } from './trace.ts';

let lines: string[];
beforeEach(() => {
  lines = recordLog();
  sharedLogger.value = undefined;
  sharedSecurityEvents.value = undefined;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function logFrom(clientAddress: string): void {
  runWithTrace({ traceId: 'abc', clientAddress }, () => logSecurityEvent('foreignOrigin'));
}

test('tells of the first event at once, with the network and the request', () => {
  logFrom('192.0.2.77');
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'warn',
    event: 'foreignOrigin',
    count: 1,
    from: '192.0.2.0/24',
    traceId: 'abc',
  });
});

test('never tells whose address it was', () => {
  logFrom('192.0.2.77');
  sharedSecurityEvents.value = undefined;
  logFrom('2001:db8:1:2:3:4:5:6');
  expect(lines.join('')).toContain('2001:db8:1::/48');
  expect(lines.join('')).not.toMatch(/192\.0\.2\.77|2001:db8:1:2/);
});

test('tells of a thousand more once a minute, with their number', () => {
  for (let sent = 0; sent < 1000; sent += 1) logFrom('192.0.2.77');
  expect(lines).toHaveLength(1);
  vi.advanceTimersByTime(60_000);
  expect(lines).toHaveLength(2);
  const line = JSON.parse(lines[1] ?? '');
  expect(line).toMatchObject({ count: 999, from: '192.0.2.0/24' });
  expect(line, 'it is about many requests').not.toHaveProperty('traceId');
});

test('does not let one kind hide another', () => {
  logFrom('192.0.2.77');
  logSecurityEvent('noSession');
  expect(lines).toHaveLength(2);
});
