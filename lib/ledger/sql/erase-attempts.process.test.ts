import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { AttemptState } from '#lib/domain/attempt.ts';
import { runLedgerCommand } from '../command/run-ledger-command.ts';
import { TEST_DATABASES, type TestDatabase } from '../testing/test-databases.ts';
import { writeAttempt } from '../testing/write-attempt.ts';
import { eraseAttempts } from './erase-attempts.ts';
import type { SqlStore } from './store/sql-store.ts';

const THEN = '2026-01-01T00:00:00.000Z';
const BILL = 'the-bill';

describe.each(TEST_DATABASES)('erasure in $name', ({ make }) => {
  let database: TestDatabase;
  let store: SqlStore;

  beforeEach(async ({ skip }) => {
    database = await make(skip);
    store = database.connect();
    vi.useFakeTimers({ toFake: ['Date'] });
    return async () => {
      vi.useRealTimers();
      await store.close();
      await database.remove();
    };
  });

  const write = (states: readonly AttemptState[], bill = BILL) =>
    writeAttempt(store, {
      at: THEN,
      intent: { transactionId: bill, billRef: bill },
      changes: states.map((state) => ({ state, at: THEN })),
    });
  const erase = (daysLater: number, isDryRun = false) =>
    eraseAttempts(store, {
      transactionId: BILL,
      now: new Date(Date.parse(THEN) + daysLater * 24 * 60 * 60 * 1000),
      isDryRun,
    });
  const count = async (table: string) => {
    const [row] = await store.transact((query) => query(`select count(*) as count from ${table}`));
    return Number(row?.count);
  };

  test.each([
    ['accepted', ['submitted', 'accepted'], 729, 730],
    ['refused', ['submitted', 'refused'], 13, 14],
    ['never received', ['notReceived'], 13, 14],
  ] as const)(
    'keeps a payment that was %s for as long as it has to, and then nothing of it',
    async (_, states, kept, erased) => {
      await write(states);
      expect((await erase(kept)).erased).toEqual([]);
      expect((await erase(kept)).kept).toMatchObject([
        { until: new Date(Date.parse(THEN) + erased * 24 * 60 * 60 * 1000) },
      ]);
      expect((await erase(erased, true)).erased).toHaveLength(1);
      expect(await count('attempts')).toBe(1);
      expect((await erase(erased)).kept).toEqual([]);
      for (const table of ['attempts', 'attempt_states', 'attempt_statuses', 'blocking_attempts']) {
        expect([table, await count(table)]).toEqual([table, 0]);
      }
    },
  );

  test.each([[['submitted']], [['submitted', 'unknown']]] as const)(
    'keeps a payment that is not settled, however old: %j',
    async (states) => {
      await write(states);
      const { erased, kept } = await erase(10_000);
      expect(erased).toEqual([]);
      expect(kept).toHaveLength(1);
      expect(kept[0]?.until).toBeUndefined();
    },
  );

  test('erases what was refused and keeps what was taken of the same bill, and no other bill', async () => {
    await write(['submitted', 'refused']);
    await write(['submitted', 'accepted']);
    await write(['submitted', 'refused'], 'another');
    const { erased, kept } = await erase(100);
    expect(erased.map(({ state }) => state)).toEqual(['refused']);
    expect(kept.map(({ record }) => record.state)).toEqual(['accepted']);
    expect(await count('attempts')).toBe(2);
    expect(await count('blocking_attempts')).toBe(1);
  });

  test('is a command, which notes who has erased and says what stays', async () => {
    await write(['submitted', 'refused']);
    await write(['submitted', 'accepted']);
    vi.setSystemTime('2026-03-01T00:00:00.000Z');
    const said: string[] = [];
    const run = (...words: string[]) =>
      runLedgerCommand(words, {
        variables: database.variables,
        write: async (text) => void said.push(text),
        warn: (text) => said.push(text),
      });
    expect(await run('erase')).toBe(2);
    expect(await run('erase', '--transaction', BILL, '--dry-run')).toBe(0);
    expect(await count('searches')).toBe(0);
    expect(await run('erase', '--transaction', BILL)).toBe(0);
    expect(said.at(-1)).toBe(
      'Erased 1 record.\nKept 1 record:\n    2026-01-01  accepted: stays until 2028-01-01\n',
    );
    expect(await run('searches')).toBe(0);
    expect(said.at(-1)).toMatch(/erase, transaction +1/);
  });
});
