import type { Query } from './store/sql-store.ts';

/** Writes down that a session is over, until no cookie of it can be open any more. */
export async function endSession(query: Query, sessionId: string, until: Date): Promise<void> {
  await query(
    `insert into ended_sessions (session_id, until) values ($1, $2)
      on conflict (session_id) do nothing`,
    [sessionId, until.toISOString()],
  );
}

export async function isSessionEnded(query: Query, sessionId: string): Promise<boolean> {
  const rows = await query('select 1 from ended_sessions where session_id = $1', [sessionId]);
  return rows.length > 0;
}

export async function forgetEndedSessions(query: Query): Promise<void> {
  await query('delete from ended_sessions where until <= $1', [new Date().toISOString()]);
}
