import type { Query } from './sql-store.ts';

/** Where means rest: of open attempts, and of accepted payments that are followed. */
const TABLES = ['reading_means', 'followed_payments'] as const;

/** Deletes the means to read a bill that are over; gives their number. */
export async function deleteExpiredMeans(query: Query): Promise<number> {
  const count = await countExpiredMeans(query);
  for (const table of TABLES) {
    await query(`delete from ${table} where expires_at <= $1`, [new Date().toISOString()]);
  }
  return count;
}

/** How many of them there are. */
export async function countExpiredMeans(query: Query): Promise<number> {
  let count = 0;
  for (const table of TABLES) {
    const statement = `select attempt_id from ${table} where expires_at <= $1`;
    count += (await query(statement, [new Date().toISOString()])).length;
  }
  return count;
}
