import pg from 'pg';
import type { Query, SqlStore } from './sql-store.ts';

const MAX_CONNECTIONS = 10;
/** A payment reads and writes a few times within one answer, and a customer waits for that. */
const CONNECT_TIMEOUT_IN_MS = 2_000;
const STATEMENT_TIMEOUT_IN_MS = 3_000;
const IDLE_IN_TRANSACTION_TIMEOUT_IN_MS = 5_000;

/**
 * Opens a PostgreSQL database for any number of processes. Connections are made when they are needed, and
 * made again after a restart of the server. Durable as far as the server is: its `synchronous_commit` is
 * asked for here, whatever the default of the database.
 */
export function openPostgres(url: string, onConnectionLost: (error: Error) => void): SqlStore {
  const pool = new pg.Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_IN_MS,
    statement_timeout: STATEMENT_TIMEOUT_IN_MS,
    query_timeout: STATEMENT_TIMEOUT_IN_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_IN_MS,
    keepAlive: true,
    application_name: 'connectfi-payment-page',
  });
  // An idle connection that breaks is no fault of any transaction, and must not end the process.
  pool.on('error', onConnectionLost);
  return {
    dialect: 'postgres',
    async transact(work, kind = 'write') {
      const client = await pool.connect();
      // So is one that breaks between two statements: the next statement says so.
      const ignore = () => {};
      client.on('error', ignore);
      const query: Query = async (text, values = []) =>
        (await client.query(text, [...values])).rows;
      let failure: Error | undefined;
      try {
        await client.query(
          kind === 'write' ? 'begin' : 'begin isolation level repeatable read read only',
        );
        await client.query('set local synchronous_commit = on');
        const value = await work(query);
        await client.query('commit');
        return value;
      } catch (error) {
        failure = error instanceof Error ? error : new Error(String(error));
        throw error;
      } finally {
        client.off('error', ignore);
        // A connection on which something failed is not used again: ending it ends its transaction.
        client.release(failure);
      }
    },
    read: async (text, values = []) => (await pool.query(text, [...values])).rows,
    close: () => pool.end(),
  };
}
