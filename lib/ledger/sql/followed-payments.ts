import type { FollowedPayment } from '../ledger.ts';
import { parseCredentials } from './attempt-rows.ts';
import { readAttempt } from './read-attempts.ts';
import type { Query } from './sql-store.ts';

const HOUR_IN_MS = 60 * 60_000;
/** ACH moves a few times a day at most; see docs/decisions/0029. */
const LONGEST_PAUSE_IN_MS = 8 * HOUR_IN_MS;
/** What was accepted in one minute is not read in one. */
const RANDOM_SHARE = 0.25;
/** Who may take one at the same time. */
const MAX_ASKERS = 8;

/** Keeps the credentials of an open attempt that was just accepted, before its row in `open_attempts` goes. */
export async function followPayment(query: Query, id: string): Promise<void> {
  await query(
    `insert into followed_payments (attempt_id, sealed, expires_at, next_read_at)
      select attempt_id, sealed, expires_at, $2 from reading_means where attempt_id = $1`,
    [id, writeNextRead(0)],
  );
}

export async function stopFollowing(query: Query, id: string): Promise<void> {
  await query('delete from followed_payments where attempt_id = $1', [id]);
}

/**
 * The payment that has waited longest for its reading, which is put off before it begins: anyone who asks in the same
 * moment gets the next one.
 */
export async function takeFollowed(query: Query): Promise<{ readonly followed?: FollowedPayment }> {
  const due = await query(
    `select attempt_id, sealed, expires_at, next_read_at from followed_payments
      where next_read_at <= $1 and expires_at > $1 order by next_read_at limit $2`,
    [new Date().toISOString(), MAX_ASKERS],
  );
  for (const row of due) {
    const credentials = parseCredentials(row);
    const attempt = await readAttempt(query, String(row.attempt_id));
    const nextRead = writeNextRead(Date.now() - Date.parse(attempt.changedAt));
    // Waits for another transaction that is taking it, and then finds it taken.
    const taken = await query(
      `update followed_payments set next_read_at = $1
        where attempt_id = $2 and next_read_at = $3 returning attempt_id`,
      [nextRead, attempt.id, String(row.next_read_at)],
    );
    if (credentials && taken.length > 0) return { followed: { attempt, credentials } };
  }
  return {};
}

/** The older the payment, the rarer the readings, which are never less than an hour apart. */
function writeNextRead(ageInMs: number): string {
  const pauseInMs = Math.min(Math.max(ageInMs, HOUR_IN_MS), LONGEST_PAUSE_IN_MS);
  return new Date(Date.now() + pauseInMs * (1 + Math.random() * RANDOM_SHARE)).toISOString();
}

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
