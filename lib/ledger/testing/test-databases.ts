import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'vitest';
import { createTestDatabase } from '#lib/testing/postgres/create-test-database.ts';
import { openPostgres } from '../sql/open-postgres.ts';
import { getLedgerFile, openSqlite } from '../sql/open-sqlite.ts';
import type { SqlStore } from '../sql/sql-store.ts';

/** An empty database for one test. */
export type TestDatabase = {
  /** The variables by which the page and the commands find it. */
  readonly variables: Readonly<Record<string, string>>;
  /** Opens it once more, as another process would. */
  connect(): SqlStore;
  remove(): Promise<void>;
};

type DatabaseKind = {
  readonly name: string;
  /** Skips the test where this machine has no such database. */
  readonly make: (skip: TestContext['skip']) => Promise<TestDatabase>;
};

/** Every kind of database that the ledger may rest in. */
export const TEST_DATABASES: readonly DatabaseKind[] = [
  { name: 'SQLite', make: makeSqliteDatabase },
  { name: 'PostgreSQL', make: makePostgresDatabase },
];

async function makeSqliteDatabase(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'ledger-'));
  return {
    variables: { DATA_DIR: folder },
    connect: () => openSqlite(getLedgerFile(folder)),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The tests of a file come one after the other, so one database serves them all. */
const postgres = await createTestDatabase();

async function makePostgresDatabase(skip: TestContext['skip']): Promise<TestDatabase> {
  const url = postgres.ok ? postgres.value : skip(postgres.failure);
  const connect = () => openPostgres(url, () => {});
  return {
    variables: { DATABASE_URL: url },
    connect,
    async remove() {
      const store = connect();
      await store.transact(async (query) => {
        await query('drop schema public cascade');
        await query('create schema public');
      });
      await store.close();
    },
  };
}
