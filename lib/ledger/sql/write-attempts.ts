import { randomUUID } from 'node:crypto';
import { getNow } from '#lib/clock.ts';
import {
  type Attempt,
  type AttemptIntent,
  blocksAnother,
  canBecome,
  isOpen,
} from '#lib/domain/attempt.ts';
import { FINAL_STATUSES, type PaymentStatus } from '#lib/domain/payment.ts';
import type { AttemptChange, OpenedAttempt, ReadingCredentials } from '../ledger.ts';
import { parseState, toIntentRow } from './attempt-rows.ts';
import { followPayment, stopFollowing } from './followed-payments.ts';
import { readAttempt, readBlockingAttempt } from './read-attempts.ts';
import type { Query } from './sql-store.ts';

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
  await insertIntent(query, id, intent);
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

/** The bill's next attempt: `number` tells the latest one whatever the clocks say. */
async function insertIntent(query: Query, id: string, intent: AttemptIntent): Promise<void> {
  const row = toIntentRow(id, intent);
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`);
  const bill = places[columns.indexOf('transaction_id')];
  await query(
    `insert into attempts (${columns.join(', ')}, number) values (${places.join(', ')},
      (select coalesce(max(number), 0) + 1 from attempts where transaction_id = ${bill}))`,
    Object.values(row),
  );
}

/**
 * Moves an attempt on, in the transaction of the caller. `undefined` where somebody else has moved it in
 * this moment, so that the caller has to look again.
 */
export async function changeAttempt(
  query: Query,
  id: string,
  change: AttemptChange,
): Promise<Attempt | undefined> {
  const { step, state } = await readState(query, id);
  const hasMovedOn = change.onlyFrom !== undefined && change.onlyFrom !== state;
  if (hasMovedOn || !canBecome(state, change.state)) return readAttempt(query, id);
  if (!(await appendState(query, { id, step: step + 1, change }))) return undefined;
  if (change.state === 'accepted') await followPayment(query, id);
  if (change.statusSeen) await noteStatus(query, id, change.statusSeen);
  if (!isOpen(change.state)) await query('delete from open_attempts where attempt_id = $1', [id]);
  if (!blocksAnother(change.state)) {
    await query('delete from blocking_attempts where attempt_id = $1', [id]);
  }
  return readAttempt(query, id);
}

type NewState = { readonly id: string; readonly step: number; readonly change: AttemptChange };

/** Writes the next state. False where another transaction has taken this step or ended the attempt. */
async function appendState(query: Query, { id, step, change }: NewState): Promise<boolean> {
  const { state, refusal = null, requestId = null } = change;
  const appended = await query(
    `insert into attempt_states (attempt_id, step, state, at, refusal, request_id)
      values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning step`,
    [id, step, state, getNow().toISOString(), refusal, requestId],
  );
  return appended.length > 0;
}

export async function noteStatus(query: Query, id: string, status: PaymentStatus): Promise<void> {
  await query(
    `insert into attempt_statuses (attempt_id, status, at) values ($1, $2, $3)
      on conflict do nothing`,
    [id, status, getNow().toISOString()],
  );
  if (FINAL_STATUSES.includes(status)) await stopFollowing(query, id);
}

async function readState(query: Query, id: string) {
  const [row] = await query(
    'select step, state from attempt_states where attempt_id = $1 order by step desc limit 1',
    [id],
  );
  if (!row) throw new Error('The ledger knows no such attempt');
  return { step: Number(row.step), state: parseState(row.state) };
}
