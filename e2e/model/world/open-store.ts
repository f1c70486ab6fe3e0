import { join } from 'node:path';
import { openPostgres } from '#lib/ledger/sql/open-postgres.ts';
import { openSqlite } from '#lib/ledger/sql/open-sqlite.ts';
import { type Result, succeed } from '#lib/result.ts';
import { type PostgresServer, startPostgres } from '#lib/testing/postgres/start-postgres.ts';
import { readLedger } from '../books/read-ledger.ts';
import type { Store, StoreName } from './store.ts';

/** A store of this kind, empty; or the reason why this machine has none. */
export async function openStore(name: StoreName, folder: string): Promise<Result<Store, string>> {
  return name === 'sqlite' ? succeed(openSqliteStore(folder)) : openPostgresStore();
}

/** The embedded ledger: a file that all apps of this machine share. */
function openSqliteStore(folder: string): Store {
  const dataFolder = join(folder, 'data');
  const store = openSqlite(join(dataFolder, 'ledger.sqlite'));
  return {
    name: 'SQLite, in a file',
    environment: { DATA_DIR: dataFolder },
    readBook: (transactionIds) => readLedger(store, transactionIds),
    stop: () => store.close(),
  };
}

/** A PostgreSQL server of its own, or the reason why there is none on this machine. */
async function openPostgresStore(): Promise<Result<Store, string>> {
  const started = await startPostgres();
  return started.ok ? succeed(await openStoreOf(started.value)) : started;
}

async function openStoreOf(server: PostgresServer): Promise<Store> {
  const url = await server.createDatabase();
  let crash = Promise.resolve();
  return {
    name: server.name,
    environment: { DATABASE_URL: url },
    // One crash after the other, however many are asked for.
    crash: () => {
      crash = crash.then(server.kill).then(server.start);
      return crash;
    },
    readBook: async (transactionIds) => {
      // A connection of its own, since those from before a crash are dead.
      const store = openPostgres(url, () => {});
      try {
        return await readLedger(store, transactionIds);
      } finally {
        await store.close();
      }
    },
    stop: () => server.stop(),
  };
}
