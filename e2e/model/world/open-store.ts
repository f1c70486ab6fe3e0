import { type Result, succeed } from '#lib/result.ts';
import { openPostgresStore } from './open-postgres-store.ts';
import { openSqliteStore } from './open-sqlite-store.ts';
import type { Store, StoreName } from './store.ts';

/** A store of this kind, empty; or the reason why this machine has none. */
export async function openStore(name: StoreName, folder: string): Promise<Result<Store, string>> {
  return name === 'sqlite' ? succeed(openSqliteStore(folder)) : openPostgresStore();
}
