import { MIGRATIONS } from './migrations.ts';
import type { SqlStore } from './sql-store.ts';

/** Any number will do, as long as nobody else of the database uses it. */
const LOCK_OF_MIGRATIONS = 7_361_902;

/**
 * Brings a database to the present schema. Safe when several processes start at once: they take turns,
 * and all but the first find nothing to do. A database of a later release is left as it is.
 */
export async function migrate(store: SqlStore): Promise<void> {
  await store.transact(async (query) => {
    if (store.dialect === 'postgres') {
      await query('select pg_advisory_xact_lock($1)', [LOCK_OF_MIGRATIONS]);
    }
    await query(
      'create table if not exists schema_migrations (version integer primary key, at text not null)',
    );
    const done = new Set(
      (await query('select version from schema_migrations')).map(({ version }) => version),
    );
    for (const { version, statements } of MIGRATIONS) {
      if (done.has(version)) continue;
      for (const statement of statements(store.dialect)) await query(statement);
      await query('insert into schema_migrations (version, at) values ($1, $2)', [
        version,
        new Date().toISOString(),
      ]);
    }
  });
}
