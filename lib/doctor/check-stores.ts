import { existsSync } from 'node:fs';
import { Redis } from 'ioredis';
import { describeError } from '#lib/describe-error.ts';
import type { Env } from '#lib/env.ts';
import { MIGRATIONS } from '#lib/ledger/sql/migrate.ts';
import { openPostgres } from '#lib/ledger/sql/open-postgres.ts';
import { getLedgerFile, openSqlite } from '#lib/ledger/sql/open-sqlite.ts';
import type { Query, SqlStore } from '#lib/ledger/sql/sql-store.ts';
import { bad, type Finding, good, warning } from './finding.ts';

const LEDGER = 'ledger';
const LIMITS = 'rate limits';
const NEWEST = Math.max(...MIGRATIONS.map(({ version }) => version));
/** The first schema that has a row to try writing with. */
const WRITABLE_SINCE = 3;

/** Whether the ledger can be opened, is of this release, and keeps what is written. It changes no schema. */
export async function checkLedger({ ledger }: Pick<Env, 'ledger'>): Promise<readonly Finding[]> {
  if (ledger.kind === 'sqlite' && !existsSync(getLedgerFile(ledger.folder))) {
    return [good(LEDGER, 'no file yet: the page makes one at its start')];
  }
  let store: SqlStore | undefined;
  try {
    store =
      ledger.kind === 'postgres'
        ? openPostgres(ledger.url, () => {})
        : openSqlite(getLedgerFile(ledger.folder));
    const { dialect } = store;
    return [await store.transact((query) => examine(query, dialect))];
  } catch (error) {
    const todo =
      ledger.kind === 'postgres'
        ? 'Let this machine reach the database, and check user, password and rights. Without it no payment is taken.'
        : 'Check the rights of the file and its folder, and restore a backup if it is damaged.';
    return [bad(LEDGER, describeError(error), todo)];
  } finally {
    await store?.close();
  }
}

async function examine(query: Query, dialect: SqlStore['dialect']): Promise<Finding> {
  const version = await readVersion(query, dialect);
  if (version === undefined) {
    return good(LEDGER, 'empty: the page makes its tables at its start');
  }
  if (version > NEWEST) {
    return warning(
      LEDGER,
      `of a later release: schema ${version}, and this release knows ${NEWEST}`,
      'Go on with the later release; this one works with it, but does not know all of it.',
    );
  }
  if (version >= WRITABLE_SINCE) {
    await query(
      'insert into last_write (id, at) values (1, $1) on conflict (id) do update set at = excluded.at',
      [new Date().toISOString()],
    );
  }
  const [open] = await query('select count(*) as number from open_attempts');
  const said = `schema ${version}, keeps what is written; ${Number(open?.number)} payments under way`;
  const next = version === NEWEST ? '' : `; brought to ${NEWEST} at the next start`;
  return good(LEDGER, said + next);
}

/** `undefined` where no page has ever used the database. */
async function readVersion(
  query: Query,
  dialect: SqlStore['dialect'],
): Promise<number | undefined> {
  const [table] = await query(
    dialect === 'postgres'
      ? `select to_regclass('schema_migrations')::text as name`
      : `select name from sqlite_master where name = 'schema_migrations'`,
  );
  if (!table?.name) return undefined;
  const [row] = await query('select max(version) as version from schema_migrations');
  return row?.version == null ? undefined : Number(row.version);
}

const DEADLINE_IN_MS = 3_000;

/** Whether the shared store of the rate limits counts, where one is named. */
export async function checkLimits({
  redisUrl,
}: Pick<Env, 'redisUrl'>): Promise<readonly Finding[]> {
  if (redisUrl === undefined) {
    return [good(LIMITS, 'each process counts for itself, which is right for one')];
  }
  const client = new Redis(redisUrl, {
    lazyConnect: true,
    connectTimeout: DEADLINE_IN_MS,
    commandTimeout: DEADLINE_IN_MS,
    retryStrategy: () => null,
    protocol: 2,
    disableClientInfo: true,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.set('payment-page:doctor', '1', 'EX', 10);
    return [good(LIMITS, 'the shared store counts')];
  } catch (error) {
    const todo =
      'Let this machine reach REDIS_URL, with the right to write. Until then each process counts for itself.';
    return [warning(LIMITS, `the shared store does not count: ${describeError(error)}`, todo)];
  } finally {
    client.disconnect();
  }
}
