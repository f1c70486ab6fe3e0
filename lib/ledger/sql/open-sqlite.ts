import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Query, SqlStore } from './sql-store.ts';

/** How long a transaction of another process of this machine is waited for. */
const BUSY_TIMEOUT_IN_MS = 2_000;

/**
 * Opens a database in a file, which is made where there is none. Every commit is on disk before it
 * resolves (`synchronous = full`), so it survives the end of the process and the loss of power. For the
 * processes of one machine: the file must not be on a network file system.
 */
export function openSqlite(file: string): SqlStore {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_IN_MS });
  const opened = identify(file);
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
  const statements = new Map<string, StatementSync>();
  const prepare = (text: string): StatementSync => {
    const statement = statements.get(text) ?? database.prepare(toNumbered(text));
    statements.set(text, statement);
    return statement;
  };
  const query: Query = async (text, values = []) => prepare(text).all(...values);

  // There is one connection, so transactions queue for it.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const result = last.then(() => {
      // What was deleted or replaced can still be written, and nobody would ever find it.
      if (identify(file) !== opened)
        throw new Error(`${file} is no longer the file that was opened`);
      return work();
    });
    last = result.catch(() => {});
    return result;
  };
  return {
    dialect: 'sqlite',
    // A statement by itself sees one moment, and asks for no lock that a writer could hold.
    read: (text, values) => inTurn(() => query(text, values)),
    transact: (work, kind = 'write') =>
      inTurn(async () => {
        // At once the only writer: two readers that both want to write could only refuse each other.
        database.exec(kind === 'write' ? 'begin immediate' : 'begin');
        try {
          const value = await work(query);
          database.exec('commit');
          return value;
        } catch (error) {
          if (database.isTransaction) database.exec('rollback');
          throw error;
        }
      }),
    async close() {
      await last;
      statements.clear();
      database.close();
    },
  };
}

/** Which file it is that lies at a path; '' where there is none. */
function identify(file: string): string {
  const found = file === ':memory:' ? undefined : statSync(file, { throwIfNoEntry: false });
  return found ? `${found.dev}:${found.ino}` : '';
}

/** `$1` is a name to SQLite, and `?1` a number. */
function toNumbered(text: string): string {
  return text.replace(/\$(\d+)/g, '?$1');
}

/** Where the ledger of one machine rests. */
export function getLedgerFile(folder: string): string {
  return resolve(folder, 'ledger.sqlite');
}
