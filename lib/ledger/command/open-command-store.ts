import { existsSync } from 'node:fs';
import { describeError } from '#lib/describe-error.ts';
import type { LedgerEnv } from '#lib/env/ledger-env.ts';
import { MIGRATIONS } from '../sql/migrate.ts';
import { openPostgres } from '../sql/open-postgres.ts';
import { getLedgerFile, openSqlite } from '../sql/open-sqlite.ts';
import type { SqlStore } from '../sql/sql-store.ts';

/** The ledger cannot be worked with; the message is a sentence for anyone who called the command. */
export class LedgerUnreachable extends Error {}

/**
 * Opens the ledger that the variables name for a command. It makes nothing: neither a file, since a wrong
 * folder should be noticed, nor a schema, which is the matter of the page. Whatever the store refuses,
 * now or later, is a `LedgerUnreachable`.
 */
export async function openCommandStore(where: LedgerEnv['ledger']): Promise<SqlStore> {
  const store = explainFailures(openStore(where));
  try {
    await checkSchema(store);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

function openStore(where: LedgerEnv['ledger']): SqlStore {
  // A connection that is lost while nothing is asked is noticed when something is.
  if (where.kind === 'postgres') return openPostgres(where.url, () => {});
  const file = getLedgerFile(where.folder);
  if (!existsSync(file)) {
    throw new LedgerUnreachable(
      `There is no ledger at ${file}. Set DATA_DIR or DATABASE_URL as for the payment page.`,
    );
  }
  try {
    return openSqlite(file);
  } catch (cause) {
    throw new LedgerUnreachable(`${file} cannot be opened: ${describeError(cause)}`, { cause });
  }
}

function explainFailures(store: SqlStore): SqlStore {
  return {
    ...store,
    transact: async (work, kind) => {
      try {
        return await store.transact(work, kind);
      } catch (cause) {
        const said = describeError(cause);
        throw new LedgerUnreachable(`The ledger does not do what it is asked: ${said}`, { cause });
      }
    },
  };
}

async function checkSchema(store: SqlStore): Promise<void> {
  const [latest] = await store.transact(
    (query) => query('select max(version) as version from schema_migrations'),
    'readOnly',
  );
  if (Number(latest?.version) >= Math.max(...MIGRATIONS.map(({ version }) => version))) return;
  throw new LedgerUnreachable(
    'The ledger is one of an earlier release. Start the payment page of this release first.',
  );
}
