import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getLedgerFile } from '../ledger-file.ts';
import { openSqlite } from '../sql/open-sqlite.ts';
import type { SqlStore } from '../sql/sql-store.ts';

/** An empty database of its own for one test. */
export type TestDatabase = {
  /** The variables by which the page and the commands find it. */
  readonly variables: Readonly<Record<string, string>>;
  /** Opens it once more, as another process would. */
  connect(): SqlStore;
  remove(): Promise<void>;
};

/** Every kind of database that the ledger may rest in. */
export const TEST_DATABASES: readonly {
  readonly name: string;
  readonly make: () => Promise<TestDatabase>;
}[] = [{ name: 'SQLite', make: makeSqliteDatabase }];

async function makeSqliteDatabase(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'ledger-'));
  return {
    variables: { DATA_DIR: folder },
    connect: () => openSqlite(getLedgerFile(folder)),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
