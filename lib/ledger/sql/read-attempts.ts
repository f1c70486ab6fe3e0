import type { Attempt } from '#lib/domain/attempt.ts';
import type { OpenAttempt } from '../ledger.ts';
import { INTENT_COLUMNS, parseAttempt, parseCredentials } from './attempt-rows.ts';
import type { Query, SqlRow } from './sql-store.ts';

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
  const [row] = await query(`select ${COLUMNS} from ${SOURCE} where a.attempt_id = $1`, [id]);
  if (!row) throw new Error('The ledger knows no such attempt');
  return addStatuses(query, row);
}

/** The attempt for which a bill takes no other one. */
export async function readBlockingAttempt(
  query: Query,
  transactionId: string,
): Promise<Attempt | undefined> {
  const [row] = await query(
    `select ${COLUMNS} from ${SOURCE}
      join blocking_attempts b on b.attempt_id = a.attempt_id where b.transaction_id = $1`,
    [transactionId],
  );
  return row && addStatuses(query, row);
}

/**
 * The latest attempt of a bill, by one of the two columns that name it. In one statement, since every page and every
 * look for news asks it.
 */
export async function readLatestAttempt(
  query: Query,
  column: 'transaction_id' | 'bill_ref',
  value: string,
): Promise<Attempt | undefined> {
  const rows = await query(
    `select ${COLUMNS}, v.status as seen_status, v.at as seen_at from ${SOURCE}
      left join attempt_statuses v on v.attempt_id = a.attempt_id
      where a.attempt_id = (select b.attempt_id from attempts b where b.${column} = $1
        order by b.number desc limit 1)
      order by v.at, v.status`,
    [value],
  );
  const [row] = rows;
  if (!row) return undefined;
  const statuses = rows
    .filter(({ seen_status }) => seen_status !== null)
    .map(({ seen_status, seen_at }) => ({ status: seen_status, at: seen_at }));
  return parseAttempt(row, statuses);
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

async function addStatuses(query: Query, row: SqlRow): Promise<Attempt> {
  const statuses = await query(
    'select status, at from attempt_statuses where attempt_id = $1 order by at, status',
    [String(row.attempt_id)],
  );
  return parseAttempt(row, statuses);
}
