import { join } from 'node:path';
import { openSqlite } from '#lib/ledger/sql/open-sqlite.ts';
import { readLedger } from '../books/read-ledger.ts';
import type { Store } from './store.ts';

/** The embedded ledger: a file that all apps of this machine share. */
export function openSqliteStore(folder: string): Store {
  const dataFolder = join(folder, 'data');
  const store = openSqlite(join(dataFolder, 'ledger.sqlite'));
  return {
    name: 'SQLite, in a file',
    environment: { DATA_DIR: dataFolder },
    readBook: (transactionIds) => readLedger(store, transactionIds),
    stop: () => store.close(),
  };
}
