import pg from 'pg';
import type { SqlStore } from '#lib/ledger/sql/sql-store.ts';

/**
 * A PostgreSQL database without what the page asks of it: to fill a large one takes longer than any customer waits,
 * and need not survive a crash.
 */
export function openPatiently(url: string): SqlStore {
  const pool = new pg.Pool({ connectionString: url, max: 1, options: '-c synchronous_commit=off' });
  return {
    dialect: 'postgres',
    async transact(work) {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const value = await work(
          async (text, values = []) => (await client.query(text, [...values])).rows,
        );
        await client.query('commit');
        return value;
      } finally {
        client.release();
      }
    },
    read: async (text, values = []) => (await pool.query(text, [...values])).rows,
    close: () => pool.end(),
  };
}
