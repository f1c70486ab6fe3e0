import type { Query } from './store/sql-store.ts';

/** Where credentials rest: of open attempts, and of accepted payments that are followed. */
const TABLES = ['reading_means', 'followed_payments'] as const;

/** Deletes the credentials to read a bill that are over; gives their number. */
export async function deleteExpiredCredentials(query: Query): Promise<number> {
  const count = await countExpiredCredentials(query);
  for (const table of TABLES) {
    await query(`delete from ${table} where expires_at <= $1`, [new Date().toISOString()]);
  }
  return count;
}

/** How many of them there are. */
export async function countExpiredCredentials(query: Query): Promise<number> {
  let count = 0;
  for (const table of TABLES) {
    const statement = `select attempt_id from ${table} where expires_at <= $1`;
    count += (await query(statement, [new Date().toISOString()])).length;
  }
  return count;
}
