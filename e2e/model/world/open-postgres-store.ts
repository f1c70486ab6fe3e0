import { type PostgresServer, startPostgres } from '#e2e/support/postgres/start-postgres.ts';
import { openPostgres } from '#lib/ledger/sql/open-postgres.ts';
import { type Result, succeed } from '#lib/result.ts';
import { readLedger } from '../books/read-ledger.ts';
import type { Store } from './store.ts';

/** A PostgreSQL server of its own, or the reason why there is none on this machine. */
export async function openPostgresStore(): Promise<Result<Store, string>> {
  const started = await startPostgres();
  return started.ok ? succeed(await openStoreOf(started.value)) : started;
}

async function openStoreOf(server: PostgresServer): Promise<Store> {
  const url = await server.createDatabase();
  return {
    name: server.name,
    environment: { DATABASE_URL: url },
    crash: async () => {
      await server.kill();
      await server.start();
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
