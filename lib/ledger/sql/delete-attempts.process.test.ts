import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { AttemptState } from '#lib/domain/attempt.ts';
import { runLedgerCommand } from '../command/run-ledger-command.ts';
import { TEST_CREDENTIALS } from '../testing/open-test-ledger.ts';
import { TEST_DATABASES, type TestDatabase } from '../testing/test-databases.ts';
import { writeAttempt } from '../testing/write-attempt.ts';
import { deleteOldAttempts, eraseAttempts } from './delete-attempts.ts';
import { countExpiredCredentials, deleteExpiredCredentials } from './followed-payments.ts';
import type { SqlStore } from './sql-store.ts';

const BEFORE = '2026-10-01T00:00:00.000Z';
const DAY_EARLIER = '2026-09-30T00:00:00.000Z';
const DAY_LATER = '2026-10-02T00:00:00.000Z';
const LONG_AGO = '2020-01-01T00:00:00.000Z';

describe.each(TEST_DATABASES)('retention in $name', ({ make }) => {
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

  type Way = { readonly states?: readonly AttemptState[]; readonly changedAt?: string };

  /** An attempt of a bill of its own, authorized long ago. */
  async function write(bill: string, { states = ['submitted', 'accepted'], changedAt }: Way) {
    const changes = states.map((state) => ({ state, ...(changedAt && { at: changedAt }) }));
    return writeAttempt(store, {
      at: LONG_AGO,
      intent: { transactionId: bill, billRef: bill },
      changes,
    });
  }

  const run = (isDryRun = false, batchSize?: number) =>
    deleteOldAttempts(store, { before: BEFORE, isDryRun, ...(batchSize && { batchSize }) });

  async function listBills(): Promise<string[]> {
    const rows = await store.transact((query) =>
      query('select transaction_id from attempts order by transaction_id'),
    );
    return rows.map(({ transaction_id }) => String(transaction_id));
  }

  async function countRows(table: string): Promise<number> {
    const [row] = await store.transact((query) => query(`select count(*) as count from ${table}`));
    return Number(row?.count);
  }

  test('deletes what changed last before the day, and keeps what changed on it or later', async () => {
    await write('older', { changedAt: DAY_EARLIER });
    await write('just older', { changedAt: '2026-09-30T23:59:59.999Z' });
    await write('just as old', { changedAt: BEFORE });
    await write('younger', { changedAt: DAY_LATER });
    expect(await run()).toBe(2);
    expect(await listBills()).toEqual(['just as old', 'younger']);
  });

  test('counts a status that was seen as a change', async () => {
    const id = await write('returned late', { changedAt: LONG_AGO });
    await write('settled early', { changedAt: LONG_AGO });
    await store.transact((query) =>
      query("insert into attempt_statuses values ($1, 'Returned', $2)", [id, DAY_LATER]),
    );
    expect(await run()).toBe(1);
    expect(await listBills()).toEqual(['returned late']);
  });

  test.each<readonly [string, readonly AttemptState[]]>([
    ['intended', []],
    ['submitted', ['submitted']],
    ['unknown', ['submitted', 'unknown']],
  ])('never deletes an attempt that is %s, however old', async (state, states) => {
    await write(state, { states });
    expect(await run()).toBe(0);
    expect(await listBills()).toEqual([state]);
    expect(await countRows('blocking_attempts')).toBe(1);
  });

  test.each<readonly AttemptState[]>([
    ['submitted', 'accepted'],
    ['submitted', 'refused'],
    ['submitted', 'unknown', 'notReceived'],
    ['submitted', 'ended'],
  ])('deletes all that is known of an attempt that went %j', async (...states) => {
    const id = await write('bill', { states });
    await store.transact((query) =>
      query("insert into attempt_statuses values ($1, 'Settled', $2)", [id, LONG_AGO]),
    );
    expect(await run()).toBe(1);
    for (const table of ['attempts', 'attempt_states', 'attempt_statuses', 'blocking_attempts']) {
      expect(await countRows(table), table).toBe(0);
    }
  });

  test('keeps the later attempt of a bill, and what it blocks', async () => {
    await write('bill', { states: ['submitted', 'refused'] });
    await writeAttempt(store, {
      at: DAY_LATER,
      intent: { transactionId: 'bill', billRef: 'bill' },
      changes: [{ state: 'submitted' }, { state: 'accepted' }],
    });
    expect(await run()).toBe(1);
    expect(await listBills()).toEqual(['bill']);
    expect(await countRows('blocking_attempts')).toBe(1);
  });

  test('goes through all of them in small batches, past those that stay', async () => {
    for (const bill of ['a', 'b', 'c', 'd', 'e']) await write(bill, {});
    await write('open', { states: ['submitted'] });
    const sizes: number[] = [];
    const watched: SqlStore = {
      ...store,
      transact: async (work, kind) => {
        const before = await countRows('attempts');
        const value = await store.transact(work, kind);
        sizes.push(before - (await countRows('attempts')));
        return value;
      },
    };
    const retention = { before: BEFORE, isDryRun: false, batchSize: 2 };
    expect(await deleteOldAttempts(watched, retention)).toBe(5);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(5);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(2);
    expect(await listBills()).toEqual(['open']);
  });

  test('only counts in a dry run', async () => {
    for (const bill of ['a', 'b', 'c']) await write(bill, {});
    for (const batchSize of [1, 2, 3, 4]) expect(await run(true, batchSize)).toBe(3);
    expect(await listBills()).toEqual(['a', 'b', 'c']);
  });

  test('deletes the credentials that have expired, and no others', async () => {
    const credentials = { ...TEST_CREDENTIALS, expiresAt: BEFORE };
    await writeAttempt(store, { at: LONG_AGO, credentials });
    await write('other', { states: ['submitted'] });
    vi.setSystemTime(new Date(Date.parse(BEFORE) - 1));
    expect(await store.transact(deleteExpiredCredentials)).toBe(0);
    vi.setSystemTime(BEFORE);
    expect(await store.transact(countExpiredCredentials, 'readOnly')).toBe(1);
    expect(await countRows('reading_means')).toBe(2);
    expect(await store.transact(deleteExpiredCredentials)).toBe(1);
    expect(await countRows('reading_means')).toBe(1);
    expect(await countRows('attempts')).toBe(2);
  });
});

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
