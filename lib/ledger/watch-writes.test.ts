import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { recordLog } from '#lib/connectfi/testing/record-log.ts';
import { sharedLedger } from '#lib/ledger/get-ledger.ts';
import { openTestLedger } from './testing/open-test-ledger.ts';
import { watchWrites } from './watch-writes.ts';

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
