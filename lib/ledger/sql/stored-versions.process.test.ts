import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { shortenId } from '#lib/short-number.ts';
import { TEST_CREDENTIALS, TEST_INTENT } from '../testing/open-test-ledger.ts';
import { TEST_DATABASES, type TestDatabase } from '../testing/test-databases.ts';
import { createSqlLedger } from './create-sql-ledger.ts';
import { MIGRATIONS } from './migrate.ts';
import { readRecords } from './read-records.ts';
import type { SqlStore } from './sql-store.ts';

/** What stands in a database of each version of the schema: written once, when the version was new. */
const VERSIONS = MIGRATIONS.map(({ version }) => version);

async function readStored(version: number, dialect: SqlStore['dialect']): Promise<string[]> {
  const file = new URL(`testing/stored/version-${version}.${dialect}.sql`, import.meta.url);
  return (await readFile(file, 'utf8')).split(';\n').map((statement) => statement.trim());
}

async function load(store: SqlStore, version: number): Promise<void> {
  const statements = await readStored(version, store.dialect);
  await store.transact(async (query) => {
    for (const statement of statements) if (statement) await query(statement);
  });
}

/** Tables with their columns, as the database itself lists them. */
async function listColumns(store: SqlStore): Promise<readonly unknown[]> {
  return store.transact((query) =>
    query(
      store.dialect === 'sqlite'
        ? `select m.name || '.' || c.name || ' ' || c.type as is_there from sqlite_master m, pragma_table_info(m.name) c
            where m.type = 'table' order by 1`
        : `select table_name || '.' || column_name || ' ' || data_type as is_there
            from information_schema.columns where table_schema = 'public' order by 1`,
    ),
  );
}

describe.each(TEST_DATABASES)('a ledger in $name', ({ make }) => {
  let database: TestDatabase;
  let store: SqlStore;

  beforeEach(async ({ skip }) => {
    database = await make(skip);
    store = database.connect();
  });
  afterEach(async () => {
    await store?.close();
    await database?.remove();
  });

  test.each(VERSIONS)(
    'of version %i is brought to the present one, and loses nothing',
    async (version) => {
      await load(store, version);
      const ledger = createSqlLedger({ store, onFailure: rethrow });

      expect(await ledger.getLatestAttempt('paid-bill')).toMatchObject({
        value: {
          ...TEST_INTENT,
          transactionId: 'paid-bill',
          billRef: 'ref-of-the-paid-bill',
          nameOnAccount: "Jane O'Doe",
          submittedAt: '2026-10-01T15:00:00.000Z',
          id: 'attempt-paid',
          state: 'accepted',
          statusesSeen: ['Processing', 'SentToPay'],
        },
      });
      const confirmation = shortenId('paid-bill');
      const found: string[] = [];
      for await (const page of readRecords(store, { confirmation }))
        found.push(...page.map(({ transactionId }) => transactionId));
      const bills = new Set(found);
      expect(bills, 'also where a former release has written them').toEqual(new Set(['paid-bill']));
      const free = { ...TEST_INTENT, transactionId: 'free-bill' };
      const paid = { ...TEST_INTENT, transactionId: 'paid-bill' };
      expect(await ledger.openAttempt(paid, TEST_CREDENTIALS)).toMatchObject({
        value: { kind: 'alreadyOpen', attempt: { id: 'attempt-paid' } },
      });
      expect(await ledger.openAttempt(free, TEST_CREDENTIALS)).toMatchObject({
        value: { kind: 'opened' },
      });
      expect(await ledger.listOpenAttempts()).toMatchObject({
        value: expect.arrayContaining([
          expect.objectContaining({
            attempt: expect.objectContaining({ id: 'attempt-open', state: 'unknown' }),
            credentials: TEST_CREDENTIALS,
          }),
        ]),
      });
      expect(await ledger.changeAttempt('attempt-open', { state: 'accepted' })).toMatchObject({
        value: { state: 'accepted' },
      });
      expect(await ledger.isSessionEnded('session-ended')).toEqual({
        ok: true,
        value: version >= 2,
      });
    },
  );

  test.each(VERSIONS)(
    'serves a release of version %i beside this one, or after a rollback',
    async (version) => {
      const ledger = createSqlLedger({ store, onFailure: rethrow });
      await ledger.checkWrites();
      await store.transact(async (query) => {
        const writes = (await readStored(version, store.dialect)).filter((statement) =>
          /^insert into (?!schema_migrations)/m.test(statement),
        );
        expect(writes.length).toBeGreaterThan(10);
        for (const statement of writes) await query(statement);
      });
      for (const [bill, state] of [
        ['paid-bill', 'accepted'],
        ['open-bill', 'unknown'],
      ] as const) {
        expect(await ledger.getLatestAttempt(bill)).toMatchObject({ value: { state } });
        const again = { ...TEST_INTENT, transactionId: bill };
        expect(await ledger.openAttempt(again, TEST_CREDENTIALS)).toMatchObject({
          value: { kind: 'alreadyOpen' },
        });
      }
    },
  );

  test('of a later version is left as it is, and serves this release', async () => {
    await createSqlLedger({ store, onFailure: rethrow }).checkWrites();
    await store.transact(async (query) => {
      await query("insert into schema_migrations (version, at) values (999, '2027-01-01')");
      await query('alter table attempts add column added_later text');
    });
    const ledger = createSqlLedger({ store, onFailure: rethrow });
    expect(await ledger.checkWrites()).toMatchObject({ ok: true });
    expect(await ledger.openAttempt(TEST_INTENT, TEST_CREDENTIALS)).toMatchObject({
      value: { kind: 'opened' },
    });
  });

  test.each(VERSIONS)('of version %i ends up as a new one begins', async (version) => {
    await load(store, version);
    await createSqlLedger({ store, onFailure: rethrow }).checkWrites();
    const migrated = await listColumns(store);
    await store.close();
    await database.remove();
    database = await make(() => {
      throw new Error('the database has gone');
    });
    store = database.connect();
    await createSqlLedger({ store, onFailure: rethrow }).checkWrites();
    expect(migrated).toEqual(await listColumns(store));
  });
});

test.each(MIGRATIONS)(
  'version $version is what it was when it was new',
  async ({ version, statements }) => {
    for (const dialect of ['sqlite', 'postgres'] as const) {
      const stored = await readStored(version, dialect);
      for (const statement of statements(dialect)) expect(stored).toContain(statement.trim());
    }
  },
);

function rethrow(error: unknown): never {
  throw error;
}
