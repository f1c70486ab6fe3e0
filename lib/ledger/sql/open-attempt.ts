import { randomUUID } from 'node:crypto';
import type { AttemptIntent } from '#lib/domain/attempt.ts';
import type { OpenedAttempt, ReadingCredentials } from '../ledger.ts';
import { INTENT_COLUMNS, listIntentValues } from './attempt-rows.ts';
import { appendState } from './change-attempt.ts';
import { readAttempt, readBlockingAttempt } from './read-attempts.ts';
import type { Query } from './store/sql-store.ts';

/**
 * Takes the bill and writes the intention down, in the transaction of the caller. Where the bill is taken,
 * gives the attempt that has it, or `undefined` if that one has let go of it in this moment.
 */
export async function openAttempt(
  query: Query,
  intent: AttemptIntent,
  credentials: ReadingCredentials,
): Promise<OpenedAttempt | undefined> {
  const id = randomUUID();
  if (!(await takeBill(query, intent.transactionId, id))) {
    const attempt = await readBlockingAttempt(query, intent.transactionId);
    return attempt && { kind: 'alreadyOpen', attempt };
  }
  await query(INSERT, listIntentValues(id, intent));
  await appendState(query, { id, step: 1, change: { state: 'intended' } });
  await query('insert into open_attempts (attempt_id) values ($1)', [id]);
  await query('insert into reading_means (attempt_id, sealed, expires_at) values ($1, $2, $3)', [
    id,
    credentials.sealed,
    credentials.expiresAt,
  ]);
  return { kind: 'opened', attempt: await readAttempt(query, id) };
}

/** Waits for another transaction that is taking the same bill; false once that one has it. */
async function takeBill(query: Query, transactionId: string, id: string): Promise<boolean> {
  const taken = await query(
    `insert into blocking_attempts (transaction_id, attempt_id) values ($1, $2)
      on conflict (transaction_id) do nothing returning attempt_id`,
    [transactionId, id],
  );
  return taken.length > 0;
}

const INSERT = `insert into attempts (${INTENT_COLUMNS.join(', ')}, number)
  values (${INTENT_COLUMNS.map((_, index) => `$${index + 1}`).join(', ')},
    (select coalesce(max(number), 0) + 1 from attempts where transaction_id = $2))`;
