import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { recordLog } from '#lib/connectfi/testing/record-log.ts';
import { sharedLedger } from '#lib/ledger/ledger.ts';
import { sharedLogger } from '#lib/log/log.ts';
import { warnOfPlainDatabase, watchWrites } from './open-ledger.ts';
import { openTestLedger } from './testing/open-test-ledger.ts';

describe('a database without checked TLS', () => {
  let lines: string[];
  beforeEach(() => {
    lines = recordLog();
    sharedLogger.value = undefined;
  });

  test.each([
    'postgres://pay@db.example/pay',
    'postgres://pay@db.example/pay?sslmode=disable',
    'postgres://pay@10.0.0.7/pay?sslmode=no-verify',
  ])('warns of %s, and tells nothing of it', (url) => {
    warnOfPlainDatabase({ kind: 'postgres', url });
    expect(lines.join('')).toContain('sslmode=verify-full');
    expect(lines.join('')).not.toMatch(/pay@|example|10\.0/);
  });

  test.each([
    'postgres://pay@db.example/pay?sslmode=verify-full',
    'postgres://pay@db.example/pay?sslmode=require',
    'postgres://pay@127.0.0.1/pay',
    'postgres://pay@localhost/pay',
    'postgres://pay@%2Fvar%2Frun%2Fpostgresql/pay',
    'postgres:///pay',
  ])('says nothing of %s', (url) => {
    warnOfPlainDatabase({ kind: 'postgres', url });
    expect(lines).toEqual([]);
  });

  test('says nothing of a file', () => {
    warnOfPlainDatabase({ kind: 'sqlite', folder: 'data' });
    expect(lines).toEqual([]);
  });
});

describe('whether payments can be written down', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('tells once that nothing can be written down, and once that it can again', async () => {
    const lines = recordLog();
    const ledger = openTestLedger();
    let isFull = false;
    let checks = 0;
    sharedLedger.value = {
      ...ledger,
      async checkWrites() {
        checks += 1;
        return isFull
          ? { ok: false, failure: { kind: 'storeUnavailable' } }
          : { ok: true, value: undefined };
      },
      canWrite: () => !isFull,
    };
    const stop = watchWrites();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(checks).toBe(4);
    expect(lines).toEqual([]);
    isFull = true;
    await vi.advanceTimersByTimeAsync(60_000);
    isFull = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 'error', msg: expect.stringContaining('none can be paid') },
      { level: 'info', msg: 'payments can be written down again' },
    ]);
    stop();
    const before = checks;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(checks).toBe(before);
  });

  it('takes a check that hangs for one that fails', async () => {
    const ledger = openTestLedger();
    vi.useFakeTimers({ toFake: ['performance'] });
    await ledger.checkWrites();
    expect(ledger.canWrite()).toBe(true);
    vi.advanceTimersByTime(50_000);
    expect(ledger.canWrite()).toBe(false);
  });
});
