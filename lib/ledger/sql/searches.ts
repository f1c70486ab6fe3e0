import { randomUUID } from 'node:crypto';
import type { Query } from './sql-store.ts';

/** Who has looked for payments: by which kinds of criteria, never what was searched for, and how many were found. */
type Search = {
  readonly at: string;
  readonly osUser: string;
  readonly criteria: readonly string[];
  readonly found: number;
};

export async function noteSearch(query: Query, search: Omit<Search, 'at'>): Promise<void> {
  await query(
    'insert into searches (search_id, at, os_user, criteria, found) values ($1, $2, $3, $4, $5)',
    [
      randomUUID(),
      new Date().toISOString(),
      search.osUser,
      search.criteria.join(' '),
      search.found,
    ],
  );
}

/** The earliest first. */
export async function listSearches(query: Query): Promise<Search[]> {
  const rows = await query('select at, os_user, criteria, found from searches order by at');
  return rows.map((row) => ({
    at: String(row.at),
    osUser: String(row.os_user),
    criteria: String(row.criteria).split(' '),
    found: Number(row.found),
  }));
}

export async function deleteSearches(query: Query, before: string): Promise<void> {
  await query('delete from searches where at < $1', [before]);
}
