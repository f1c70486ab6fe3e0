import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { recordLog } from '#lib/connectfi/testing/record-log.ts';
import { sharedSettleOpenAttempts } from '#lib/ledger/start-sweeper.ts';
import { getLedger, sharedLedger } from './ledger.ts';
import { startSweeper } from './start-sweeper.ts';
import { openTestLedger } from './testing/open-test-ledger.ts';

beforeEach(() => {
  recordLog();
  vi.useFakeTimers();
  sharedLedger.value = openTestLedger();
});
afterEach(() => {
  vi.useRealTimers();
  sharedSettleOpenAttempts.value = undefined;
});

it('sweeps again and again, and not before the former sweep has ended', async () => {
  const ends: (() => void)[] = [];
  const sweep = vi.fn(() => new Promise<void>((resolve) => ends.push(resolve)));
  sharedSettleOpenAttempts.value = sweep;
  const sweeper = startSweeper({ everySeconds: 15 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sweep).toHaveBeenCalledTimes(1);
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(14_000);
  expect(sweep).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sweep).toHaveBeenCalledTimes(2);
  ends[1]?.();
  await sweeper.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sweep).toHaveBeenCalledTimes(2);
});

it('goes on after a sweep that failed', async () => {
  const sweep = vi.fn(() => Promise.reject(new Error('broken')));
  sharedSettleOpenAttempts.value = sweep;
  const sweeper = startSweeper({ everySeconds: 1 });
  await vi.advanceTimersByTimeAsync(3_500);
  expect(sweep).toHaveBeenCalledTimes(4);
  await sweeper.stop();
});

it('tells a sweep to end, and waits until it has', async () => {
  const told: string[] = [];
  sharedSettleOpenAttempts.value = ({ signal }) =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        told.push('stopping');
        setTimeout(() => {
          told.push('ended');
          resolve();
        }, 1_000);
      });
    });
  const sweeper = startSweeper({ everySeconds: 1 });
  const stopped = sweeper.stop().then(() => told.push('stopped'));
  await vi.advanceTimersByTimeAsync(1_000);
  await stopped;
  expect(told).toEqual(['stopping', 'ended', 'stopped']);
});

it('gives the turn to one process at a time', async () => {
  const turns: boolean[] = [];
  sharedSettleOpenAttempts.value = async ({ isMyTurn }) => {
    turns.push(await isMyTurn());
  };
  const sweepers = [startSweeper({ everySeconds: 10 }), startSweeper({ everySeconds: 10 })];
  await vi.advanceTimersByTimeAsync(10_500);
  expect(turns).toEqual([true, false, true, false]);
  await Promise.all(sweepers.map((sweeper) => sweeper.stop()));
});

it('deletes what has run out, one process at a time', async () => {
  const tidy = vi.spyOn(getLedger(), 'tidy');
  sharedSettleOpenAttempts.value = async () => {};
  const sweepers = [startSweeper({ everySeconds: 15 }), startSweeper({ everySeconds: 15 })];
  await vi.advanceTimersByTimeAsync(9 * 60_000);
  expect(tidy).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  expect(tidy).toHaveBeenCalledTimes(2);
  await Promise.all(sweepers.map((sweeper) => sweeper.stop()));
});
