import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { recordLog } from '#lib/connectfi/testing/record-log.ts';
import { sharedLogger } from '#lib/log/log.ts';
import { LIMIT_NAMES, LIMITS } from './limits.ts';
import { openLimits, warnOfPlainStore } from './open-limits.ts';
import { exhaust } from './testing/exhaust.ts';
import { openTestLimits } from './testing/open-test-limits.ts';

describe('open limits', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each(LIMIT_NAMES)('gives as many as the table says: %s', async (name) => {
    recordLog();
    expect(await exhaust(openTestLimits(), name, 'a')).toBe(LIMITS[name].points);
  });

  it('gives more by the factor of the variables', async () => {
    recordLog();
    const limits = openLimits({ rateLimitFactor: 3, knowsAddresses: true });
    expect(await exhaust(limits, 'payment by session', 'a')).toBe(30);
  });

  it('counts the addresses of one IPv6 customer together, and those of others apart', async () => {
    recordLog();
    const limits = openTestLimits();
    await exhaust(limits, 'opening by address', '2001:db8:1:2::1');
    const take = (address: string) => limits.take('opening by address', address);
    expect(await take('2001:db8:1:2:ffff::9')).toBeDefined();
    expect(await take('2001:db8:1:3::1')).toBeUndefined();
    expect(await take('198.51.100.7')).toBeUndefined();
  });

  it('counts the networks of one IPv6 site together, with room for a carrier', async () => {
    recordLog();
    const limits = openTestLimits();
    const { points } = LIMITS['failed opening by address'];
    const take = (network: number) =>
      limits.take('failed opening by address', `2001:db8:1:${network.toString(16)}::1`);
    let taken = 0;
    for (let network = 0; network < 40; network++) {
      for (let i = 0; i < points; i++) if (!(await take(network))) taken += 1;
    }
    expect(taken).toBe(10 * points);
    expect(await limits.look('failed opening by address', '2001:db8:1:ffff::1')).toBeDefined();
    expect(await limits.look('failed opening by address', '2001:db8:2::1')).toBeUndefined();
    expect(await limits.look('failed opening by address', '198.51.100.7')).toBeUndefined();
  });

  it('counts each limit for itself', async () => {
    recordLog();
    const limits = openTestLimits();
    await exhaust(limits, 'payment by session', 'a');
    expect(await limits.take('reading by session', 'a')).toBeUndefined();
  });

  it('tells the log of refusals once a minute for each limit, with no address in clear', async () => {
    vi.useFakeTimers();
    const lines = recordLog();
    const limits = openTestLimits();
    await exhaust(limits, 'opening by address', '198.51.100.7');
    for (let i = 0; i < 9; i++) await limits.take('opening by address', '198.51.100.7');
    await exhaust(limits, 'payment by session', 'session-1');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 'warn', limit: 'opening by address', refused: 1, from: '198.51.100.0/24' },
      { level: 'warn', limit: 'payment by session', refused: 1 },
    ]);
    vi.advanceTimersByTime(60_000);
    const { refused, from } = JSON.parse(lines[2] ?? '');
    expect({ refused, from }).toEqual({ refused: 9, from: '198.51.100.0/24' });
    expect(lines.join('')).not.toMatch(/198\.51\.100\.7|session-1/);
    expect(limits.refusals).toEqual(
      new Map([
        ['opening by address', 10],
        ['payment by session', 1],
      ]),
    );
  });

  it('counts nobody by address where all have the address of a proxy', async () => {
    const limits = openLimits({ rateLimitFactor: 1, knowsAddresses: false });
    const { points } = LIMITS['failed opening by address'];
    for (let i = 0; i < points + 5; i++) {
      expect(await limits.take('failed opening by address', '10.0.0.1')).toBeUndefined();
    }
    expect(await limits.look('failed opening by address', '10.0.0.1')).toBeUndefined();
    for (let i = 0; i < LIMITS['payment by session'].points; i++) {
      await limits.take('payment by session', 'a');
    }
    expect(await limits.take('payment by session', 'a')).toBeDefined();
  });
});

describe('warn of plain store', () => {
  let lines: string[];
  beforeEach(() => {
    lines = recordLog();
    sharedLogger.value = undefined;
  });

  test.each(['redis://cache.example:6379', 'redis://:hunter2@10.0.0.7'])(
    'warns of %s, and tells nothing of it',
    (url) => {
      warnOfPlainStore(url);
      expect(lines).toHaveLength(1);
      expect(lines.join('')).not.toMatch(/hunter2|example|10\.0/);
    },
  );

  test.each([
    'rediss://:hunter2@cache.example',
    'redis://127.0.0.1:6379',
    'redis://localhost',
    undefined,
  ])('says nothing of %s', (url) => {
    warnOfPlainStore(url);
    expect(lines).toEqual([]);
  });
});
