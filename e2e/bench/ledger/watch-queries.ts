import type { Query, SqlStore, SqlValue } from '#lib/ledger/sql/sql-store.ts';

type Seen = { readonly statement: string; readonly values: readonly SqlValue[] };

/** A store that remembers an example of each statement that it is asked for. */
export function watchQueries(store: SqlStore): { store: SqlStore; takeSeen(): readonly Seen[] } {
  const seen = new Map<string, Seen>();
  const watch =
    (query: Query): Query =>
    (statement, values = []) => {
      seen.set(statement, { statement, values });
      return query(statement, values);
    };
  return {
    store: {
      ...store,
      transact: (work, kind) => store.transact((query) => work(watch(query)), kind),
    },
    takeSeen() {
      const statements = [...seen.values()];
      seen.clear();
      return statements;
    },
  };
}

/** How the database goes about a statement: every table that it reads, and by what. */
export function explain(store: SqlStore, { statement, values }: Seen): Promise<readonly string[]> {
  return store.transact(async (query) => {
    if (store.dialect === 'sqlite') {
      const rows = await query(`explain query plan ${statement}`, values);
      return rows.map(({ detail }) => String(detail));
    }
    const rows = await query(`explain (costs off) ${statement}`, values);
    return rows
      .map((row) => String(row['QUERY PLAN']).trim())
      .filter((line) => / on | using /.test(line));
  }, 'readOnly');
}
