import type { Attempt } from '#lib/domain/attempt.ts';
import type { OpenAttempt } from '../ledger.ts';
import { INTENT_COLUMNS, parseAttempt, parseCredentials } from './attempt-rows.ts';
import type { Query } from './sql-store.ts';

/** Attempts with their present state, and the last refusal and request id that any state of theirs had. */
const COLUMNS = `${INTENT_COLUMNS.map((column) => `a.${column}`).join(', ')},
  s.state, s.at as changed_at,
  (select r.refusal from attempt_states r where r.attempt_id = a.attempt_id
    and r.refusal is not null order by r.step desc limit 1) as refusal,
  (select r.request_id from attempt_states r where r.attempt_id = a.attempt_id
    and r.request_id is not null order by r.step desc limit 1) as request_id`;
const SOURCE = `attempts a join attempt_states s on s.attempt_id = a.attempt_id
  and s.step = (select max(l.step) from attempt_states l where l.attempt_id = a.attempt_id)`;

export async function readAttempt(query: Query, id: string): Promise<Attempt> {
  const attempt = await readOne(query, '$1', id);
  if (!attempt) throw new Error('The ledger knows no such attempt');
  return attempt;
}

/** The attempt for which a bill takes no other one. */
export function readBlockingAttempt(
  query: Query,
  transactionId: string,
): Promise<Attempt | undefined> {
  const id = '(select b.attempt_id from blocking_attempts b where b.transaction_id = $1)';
  return readOne(query, id, transactionId);
}

/** The latest attempt of a bill, by one of the two columns that name it. */
export function readLatestAttempt(
  query: Query,
  column: 'transaction_id' | 'bill_ref',
  value: string,
): Promise<Attempt | undefined> {
  const id = `(select b.attempt_id from attempts b where b.${column} = $1
    order by b.number desc limit 1)`;
  return readOne(query, id, value);
}

/** In one statement, with all statuses that were seen of it: every page and every look for news asks for one. */
async function readOne(query: Query, id: string, value: string): Promise<Attempt | undefined> {
  const rows = await query(
    `select ${COLUMNS}, v.status as seen_status, v.at as seen_at from ${SOURCE}
      left join attempt_statuses v on v.attempt_id = a.attempt_id
      where a.attempt_id = ${id} order by v.at, v.status`,
    [value],
  );
  const [row] = rows;
  return row && parseAttempt(row, rows);
}

export async function listOpenAttempts(query: Query): Promise<OpenAttempt[]> {
  const rows = await query(
    `select ${COLUMNS}, m.sealed, m.expires_at from ${SOURCE}
      left join reading_means m on m.attempt_id = a.attempt_id
      where a.attempt_id in (select o.attempt_id from open_attempts o) order by a.opened_at`,
  );
  const now = new Date().toISOString();
  return rows.map((row) => {
    const attempt = parseAttempt(row, []);
    const credentials = parseCredentials(row);
    return credentials && credentials.expiresAt > now ? { attempt, credentials } : { attempt };
  });
}
