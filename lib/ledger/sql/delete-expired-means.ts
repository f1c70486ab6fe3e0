import type { Query } from './sql-store.ts';

/** Deletes the means to read a bill that are over; gives their number. */
export async function deleteExpiredMeans(query: Query): Promise<number> {
  const statement = 'delete from reading_means where expires_at <= $1 returning attempt_id';
  return (await query(statement, [new Date().toISOString()])).length;
}

/** How many of them there are. */
export async function countExpiredMeans(query: Query): Promise<number> {
  const statement = 'select attempt_id from reading_means where expires_at <= $1';
  return (await query(statement, [new Date().toISOString()])).length;
}
