import { getNow } from '#lib/clock.ts';
import { type Attempt, blocksAnother, canBecome, isOpen } from '#lib/domain/attempt.ts';
import { FINAL_STATUSES, type PaymentStatus } from '#lib/domain/payment.ts';
import type { AttemptChange } from '../ledger.ts';
import { parseState } from './attempt-rows.ts';
import { followPayment, stopFollowing } from './followed-payments.ts';
import { readAttempt } from './read-attempts.ts';
import type { Query } from './store/sql-store.ts';

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
export async function appendState(query: Query, { id, step, change }: NewState): Promise<boolean> {
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
