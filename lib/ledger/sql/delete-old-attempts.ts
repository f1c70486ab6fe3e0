import { setTimeout } from 'node:timers/promises';
import { FINAL_STATES } from '#lib/domain/attempt.ts';
import { BEFORE_ALL, type RecordKey } from './record-key.ts';
import type { Query, SqlStore } from './store/sql-store.ts';

type Retention = {
  /** What has changed at this instant or later stays. ISO 8601 in UTC. */
  readonly before: string;
  /** Only counts. */
  readonly isDryRun: boolean;
  readonly batchSize?: number;
};

/** A payment that is being written waits for one batch at most. */
const BATCH_SIZE = 100;
/** SQLite hands its lock to anyone who looks next: who waits for it looks at least this often. */
const PAUSE_IN_MS = 100;

/**
 * Deletes the attempts that have ended and of which nothing was written down since, with their whole
 * history; gives their number. For an accepted one the bill's guard goes too. Batch by batch, so that
 * the payment page can go on beside it; what a failure in between leaves is the next run's.
 */
export async function deleteOldAttempts(store: SqlStore, retention: Retention): Promise<number> {
  const { batchSize = BATCH_SIZE, isDryRun } = retention;
  let after = BEFORE_ALL;
  let count = 0;
  while (true) {
    const batch = await store.transact(
      (query) => takeBatch(query, { ...retention, batchSize, after }),
      isDryRun ? 'readOnly' : 'write',
    );
    count += batch.taken;
    if (!batch.next) return count;
    after = batch.next;
    if (!isDryRun) await setTimeout(PAUSE_IN_MS);
  }
}

type Batch = {
  readonly before: string;
  readonly after: RecordKey;
  readonly isDryRun: boolean;
  readonly batchSize: number;
};

/**
 * Looks at the next attempts in their order, and only then at what became of each: asked for both at
 * once, a database may look at all there are.
 */
async function takeBatch(query: Query, { before, after, isDryRun, batchSize }: Batch) {
  const rows = await query(
    `select opened_at, attempt_id from attempts
      where (opened_at, attempt_id) > ($1, $2) and opened_at < $3
      order by opened_at, attempt_id limit $4`,
    [after.at, after.id, before, batchSize],
  );
  const keys = rows.map((row) => ({ at: String(row.opened_at), id: String(row.attempt_id) }));
  if (keys.length === 0) return { taken: 0 };
  const places = keys.map((_, index) => `$${index + 2}`).join(', ');
  const condition = `a.attempt_id in (${places}) and ${IS_OLD}`;
  const taken = await query(
    isDryRun
      ? `select a.attempt_id from attempts as a where ${condition}`
      : // Everything else that is known of an attempt goes with it (`on delete cascade`).
        `delete from attempts as a where ${condition} returning attempt_id`,
    [before, ...keys.map(({ id }) => id)],
  );
  const next = keys.length < batchSize ? undefined : keys.at(-1);
  return { taken: taken.length, next };
}

/** An attempt that has ended, and of which nothing was written down at `$1` or later. */
const IS_OLD = `exists (select 1 from attempt_states e where e.attempt_id = a.attempt_id
    and e.state in (${FINAL_STATES.map((state) => `'${state}'`).join(', ')}))
  and not exists (select 1 from attempt_states s
    where s.attempt_id = a.attempt_id and s.at >= $1)
  and not exists (select 1 from attempt_statuses t
    where t.attempt_id = a.attempt_id and t.at >= $1)`;
