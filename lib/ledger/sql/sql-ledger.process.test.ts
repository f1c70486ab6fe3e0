import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AttemptState } from '#lib/domain/attempt.ts';
import type { Result } from '#lib/result.ts';
import { createTestDatabase } from '#lib/testing/postgres/create-test-database.ts';
import type { Ledger } from '../ledger.ts';
import { askInProcess } from '../testing/ask-in-process.ts';
import {
  TEST_CREDENTIALS as CREDENTIALS,
  TEST_INTENT as INTENT,
} from '../testing/open-test-ledger.ts';
import { createSqlLedger } from './create-sql-ledger.ts';
import { openPostgres } from './open-postgres.ts';
import { openSqlite } from './open-sqlite.ts';
import type { SqlStore } from './sql-store.ts';

/** Several processes of Node, on a machine that is busy with other things. */
const LONGEST_START_IN_MS = 90_000;

const database = await createTestDatabase();
const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
const stores: SqlStore[] = [];
/** The database of a test: a file's path, or an address of PostgreSQL. */
let where: string;
let files = 0;

/** As a process of its own would: each has its own connections to the one database of the test. */
function openStore(): SqlStore {
  const store = where.startsWith('postgres') ? openPostgres(where, () => {}) : openSqlite(where);
  stores.push(store);
  return store;
}

function openLedger(store = openStore()): Ledger {
  return createSqlLedger({
    store,
    onFailure: (error) => {
      throw error;
    },
  });
}

function expectValue<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error('the store does not answer');
  return result.value;
}

async function openAttempt(ledger: Ledger, intent = INTENT) {
  return expectValue(await ledger.openAttempt(intent, CREDENTIALS));
}

/** The states that lead to each state. */
const WAYS: Readonly<Record<AttemptState, readonly AttemptState[]>> = {
  intended: [],
  submitted: ['submitted'],
  unknown: ['submitted', 'unknown'],
  accepted: ['submitted', 'accepted'],
  refused: ['submitted', 'refused'],
  notReceived: ['submitted', 'unknown', 'notReceived'],
  ended: ['submitted', 'ended'],
};

async function bringTo(ledger: Ledger, state: AttemptState) {
  const { attempt } = await openAttempt(ledger);
  for (const next of WAYS[state]) await ledger.changeAttempt(attempt.id, { state: next });
  return attempt;
}

afterAll(() => rmSync(folder, { recursive: true }));

describe.each(['SQLite', 'PostgreSQL'] as const)('the ledger in %s', (driver) => {
  beforeEach(async ({ skip }) => {
    if (driver === 'PostgreSQL' && !database.ok) skip(database.failure);
    if (driver === 'SQLite') {
      where = join(folder, `${files++}.sqlite`);
      return;
    }
    where = database.ok ? database.value : '';
    await openStore().transact(async (query) => {
      await query('drop schema public cascade');
      await query('create schema public');
    });
  });
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
  });

  test('gives back all that was written down of an attempt', async () => {
    const ledger = openLedger();
    const { kind, attempt } = await openAttempt(ledger);
    expect(kind).toBe('opened');
    expect(attempt).toEqual({
      ...INTENT,
      id: expect.any(String),
      state: 'intended',
      submittedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      changedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      statusesSeen: [],
    });
    expect(expectValue(await ledger.getLatestAttempt(INTENT.transactionId))).toEqual(attempt);
    expect(expectValue(await ledger.getLatestAttemptByRef(INTENT.billRef))).toEqual(attempt);
  });

  test('gives back what is missing as missing', async () => {
    const ledger = openLedger();
    const account = { name: 'Everyday', subtype: 'other' } as const;
    const { attempt } = await openAttempt(ledger, { ...INTENT, merchant: {}, account });
    expect(attempt.account).toEqual(account);
    expect(attempt.merchant).toEqual({});
  });

  test('gives the second asker the attempt of the first, however close together they ask', async () => {
    const ledger = openLedger();
    const asked = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        openAttempt(ledger, { ...INTENT, sessionId: `session-${index}` }),
      ),
    );
    const opened = asked.filter(({ kind }) => kind === 'opened');
    expect(opened).toHaveLength(1);
    for (const { attempt } of asked) expect(attempt).toEqual(opened[0]?.attempt);
  });

  test('knows an ended session in every process until no cookie of it can be open', async () => {
    const [one, other] = [openLedger(), openLedger()];
    const isEnded = async (id: string) => expectValue(await other.isSessionEnded(id));
    expect(await isEnded('a')).toBe(false);
    expectValue(await one.endSession('a', new Date(Date.now() + 60_000)));
    expectValue(await other.endSession('a', new Date(Date.now() + 60_000)));
    expectValue(await one.endSession('b', new Date(Date.now() - 1)));
    expect([await isEnded('a'), await isEnded('b'), await isEnded('c')]).toEqual([
      true,
      true,
      false,
    ]);
    expectValue(await one.tidy());
    expect([await isEnded('a'), await isEnded('b')]).toEqual([true, false]);
  });

  test('tidies up the credentials that have expired, and no others', async () => {
    const ledger = openLedger();
    const expired = { sealed: 'x', expiresAt: new Date(Date.now() - 1).toISOString() };
    expectValue(await ledger.openAttempt(INTENT, expired));
    expectValue(await ledger.openAttempt({ ...INTENT, transactionId: 'other' }, CREDENTIALS));
    expectValue(await ledger.tidy());
    const rows = await openStore().transact((query) => query('select sealed from reading_means'));
    expect(rows).toEqual([{ sealed: CREDENTIALS.sealed }]);
  });

  test('keeps the attempts of two bills apart', async () => {
    const ledger = openLedger();
    await openAttempt(ledger);
    const other = await openAttempt(ledger, {
      ...INTENT,
      transactionId: 'other',
      billRef: 'other',
    });
    expect(other.kind).toBe('opened');
  });

  const REOPENS: [AttemptState, boolean][] = [
    ['intended', false],
    ['submitted', false],
    ['unknown', false],
    ['accepted', false],
    ['ended', true],
    ['refused', true],
    ['notReceived', true],
  ];

  test.each(REOPENS)(
    'after an attempt is %s, another one may begin: %s',
    async (state, mayBegin) => {
      const ledger = openLedger();
      const first = await bringTo(ledger, state);
      const next = await openAttempt(ledger);
      expect(next.kind).toBe(mayBegin ? 'opened' : 'alreadyOpen');
      expect(next.attempt.id === first.id).toBe(!mayBegin);
      expect(expectValue(await ledger.getLatestAttempt(INTENT.transactionId))?.id).toBe(
        next.attempt.id,
      );
    },
  );

  describe.each(['accepted', 'refused', 'notReceived', 'ended'] as const)(
    'an attempt that is %s',
    (state) => {
      test('stays so, no matter who comes later', async () => {
        const ledger = openLedger();
        const { id } = await bringTo(ledger, state);
        for (const later of [
          'submitted',
          'unknown',
          'accepted',
          'refused',
          'notReceived',
        ] as const) {
          expect(expectValue(await ledger.changeAttempt(id, { state: later })).state).toBe(state);
        }
      });

      test('keeps no credentials to read its bill', async () => {
        const store = openStore();
        await bringTo(openLedger(store), state);
        const rows = await store.transact((query) => query('select * from reading_means'));
        expect(rows).toEqual([]);
      });
    },
  );

  test('an intention can be carried out only by anyone who is before the one that gives it up', async () => {
    const ledger = openLedger();
    const { attempt } = await openAttempt(ledger);
    await ledger.changeAttempt(attempt.id, { state: 'notReceived' });
    const late = expectValue(await ledger.changeAttempt(attempt.id, { state: 'submitted' }));
    expect(late.state).toBe('notReceived');
  });

  test('gives up no intention that has been sent meanwhile', async () => {
    const ledger = openLedger();
    const { id } = await bringTo(ledger, 'submitted');
    const change = { state: 'notReceived', onlyFrom: 'intended' } as const;
    expect(expectValue(await ledger.changeAttempt(id, change)).state).toBe('submitted');
    expect((await openAttempt(ledger)).kind).toBe('alreadyOpen');
  });

  test('keeps refusal, request id and statuses', async () => {
    const ledger = openLedger();
    const { id } = await bringTo(ledger, 'submitted');
    await ledger.changeAttempt(id, { state: 'unknown', requestId: 'a-request' });
    await ledger.changeAttempt(id, { state: 'accepted', statusSeen: 'Processing' });
    await ledger.noteStatus(id, 'Processing');
    await ledger.noteStatus(id, 'SentToPay');
    expect(expectValue(await ledger.getLatestAttempt(INTENT.transactionId))).toMatchObject({
      state: 'accepted',
      requestId: 'a-request',
      statusesSeen: ['Processing', 'SentToPay'],
      statusSeenAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
  });

  test('lists what is open, with its credentials while they last', async () => {
    const ledger = openLedger();
    await bringTo(ledger, 'unknown');
    const past = { sealed: 'sealed', expiresAt: '2020-01-01T00:00:00.000Z' };
    await ledger.openAttempt({ ...INTENT, transactionId: 'other', billRef: 'other' }, past);
    const paid = await openAttempt(ledger, { ...INTENT, transactionId: 'paid', billRef: 'paid' });
    for (const state of ['submitted', 'accepted'] as const) {
      await ledger.changeAttempt(paid.attempt.id, { state });
    }
    const open = expectValue(await ledger.listOpenAttempts());
    expect(
      open.map(({ attempt, credentials }) => [attempt.transactionId, attempt.state, credentials]),
    ).toEqual([
      [INTENT.transactionId, 'unknown', CREDENTIALS],
      ['other', 'intended', undefined],
    ]);
  });

  test('gives each followed payment to one asker, and then to nobody for an hour', async () => {
    const store = openStore();
    const first = openLedger(store);
    for (let count = 0; count < 12; count++) {
      const intent = { ...INTENT, transactionId: `bill${count}`, billRef: `bill${count}` };
      const { attempt } = await openAttempt(first, intent);
      for (const state of WAYS.accepted) await first.changeAttempt(attempt.id, { state });
    }
    expect(expectValue(await first.takeFollowed()), 'after an hour at the earliest').toEqual({});
    await store.transact((query) => query("update followed_payments set next_read_at = '2020'"));
    // Two connections of one process to one file would wait for each other.
    const open = () => (driver === 'SQLite' ? first : openLedger());
    const askers = [first, open(), open(), open()];
    const taken: string[] = [];
    const takeAll = async (ledger: Ledger): Promise<void> => {
      const { followed } = expectValue(await ledger.takeFollowed());
      if (!followed) return;
      expect(followed.credentials).toEqual(CREDENTIALS);
      taken.push(followed.attempt.transactionId);
      await takeAll(ledger);
    };
    await Promise.all(askers.map(takeAll));
    expect(taken).toHaveLength(12);
    expect(new Set(taken).size).toBe(12);
    const rows = await store.transact((query) =>
      query('select next_read_at from followed_payments'),
    );
    const inAnHour = new Date(Date.now() + 55 * 60_000).toISOString();
    for (const row of rows) expect(String(row.next_read_at) > inAnHour).toBe(true);
  });

  test('gives a task to one asker at a time', async () => {
    const ledger = openLedger();
    const taken = [];
    for (let asker = 0; asker < 3; asker++) {
      taken.push(expectValue(await ledger.takeTask('sweep', 60_000)));
    }
    expect(taken).toEqual([true, false, false]);
    expect(expectValue(await ledger.takeTask('another', -1))).toBe(true);
    expect(expectValue(await ledger.takeTask('another', 60_000))).toBe(true);
  });

  describe('the store itself', () => {
    test('refuses a second attempt of a bill, whatever the code does', async () => {
      const store = openStore();
      await bringTo(openLedger(store), 'unknown');
      const second = store.transact(async (query) => {
        await query("insert into blocking_attempts values ($1, 'another')", [INTENT.transactionId]);
      });
      await expect(second).rejects.toThrow(/unique|duplicate/i);
    });

    test('refuses a second end of an attempt', async () => {
      const store = openStore();
      const { id } = await bringTo(openLedger(store), 'accepted');
      const second = store.transact((query) =>
        query(
          "insert into attempt_states (attempt_id, step, state, at) values ($1, 9, 'refused', '')",
          [id],
        ),
      );
      await expect(second).rejects.toThrow(/unique|duplicate/i);
    });

    test.each([
      'update attempts set amount_in_cents = 1',
      "update attempt_states set state = 'refused'",
      "update attempt_statuses set status = 'Settled'",
    ])('refuses to edit history: %s', async (statement) => {
      const store = openStore();
      const ledger = openLedger(store);
      const { id } = await bringTo(ledger, 'accepted');
      await ledger.noteStatus(id, 'Processing');
      await expect(store.transact((query) => query(statement))).rejects.toThrow(/never edited/);
    });
  });

  test('says that the store is not there, and goes on once it is', async () => {
    const real = openStore();
    let isDown = true;
    const failures: unknown[] = [];
    const ledger = createSqlLedger({
      store: {
        ...real,
        transact: (work) => (isDown ? Promise.reject(new Error('down')) : real.transact(work)),
      },
      onFailure: (error) => failures.push(error),
    });
    const unavailable = { ok: false, failure: { kind: 'storeUnavailable' } };
    expect(await ledger.openAttempt(INTENT, CREDENTIALS)).toEqual(unavailable);
    expect(await ledger.checkWrites()).toEqual(unavailable);
    expect(failures).toHaveLength(2);
    isDown = false;
    expect((await openAttempt(ledger)).kind).toBe('opened');
  });

  test(
    'gives a bill to one of several processes that start and ask at the same time',
    async () => {
      const asked = await Promise.all(
        ['1', '2', '3', '4'].map((sessionId) => askInProcess(where, { ask: 'open', sessionId })),
      );
      const opened = asked.filter(({ kind }) => kind === 'opened');
      expect(opened).toHaveLength(1);
      for (const { id } of asked) expect(id).toBe(opened[0]?.id);
    },
    LONGEST_START_IN_MS,
  );

  test(
    'lets one of several processes end an attempt, and tells the others',
    async () => {
      const { id } = await bringTo(openLedger(), 'unknown');
      const ends = ['accepted', 'notReceived', 'ended', 'accepted'] as const;
      const changed = await Promise.all(
        ends.map((state) => askInProcess(where, { ask: 'change', attemptId: id, state })),
      );
      expect(new Set(changed.map(({ state }) => state)).size).toBe(1);
    },
    LONGEST_START_IN_MS,
  );

  test('finds its database already made, and adds nothing twice', async () => {
    await openAttempt(openLedger());
    const again = openLedger(openStore());
    expect(expectValue(await again.getLatestAttempt(INTENT.transactionId))?.state).toBe('intended');
  });

  test('takes nothing back of what it has written, and writes nothing of what failed', async () => {
    const store = openStore();
    await bringTo(openLedger(store), 'submitted');
    const failing = store.transact(async (query) => {
      await query('delete from blocking_attempts');
      throw new Error('in the middle');
    });
    await expect(failing).rejects.toThrow('in the middle');
    expect((await openAttempt(openLedger(openStore()))).kind).toBe('alreadyOpen');
  });
});
