import { setTimeout } from 'node:timers/promises';
import { FINAL_STATES } from '#lib/domain/attempt.ts';
import { BEFORE_ALL, type RecordKey, readRecords } from './read-records.ts';
import type { AuditRecord } from './read-whole-records.ts';
import type { Query, SqlStore } from './sql-store.ts';

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

type Batch = Required<Retention> & { readonly after: RecordKey };

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

const DAY_IN_MS = 24 * 60 * 60 * 1000;
/** How long the rules for payments over the web want the proof of an authorization (docs/decisions/0013). */
const PROOF_LIFE_IN_MS = 730 * DAY_IN_MS;
/** So long a bill can be read that an attempt belongs to: afterwards nothing can become of one that was not taken. */
const READING_LIFE_IN_MS = 14 * DAY_IN_MS;

/** A record that may not be erased yet. `until` is missing where that depends on what becomes of the payment. */
type KeptRecord = { readonly record: AuditRecord; readonly until?: Date };

/** What can be erased of a bill now, and what the law or an open payment keeps. */
export type Erasure = {
  readonly erased: readonly AuditRecord[];
  readonly kept: readonly KeptRecord[];
};

type EraseOptions = {
  readonly transactionId: string;
  readonly now: Date;
  /** Only tells. */
  readonly isDryRun: boolean;
};

/**
 * Erases what is known of the payer of a bill, but for what has to be kept: payments that were taken, for two years
 * from their last change, and those of which nobody knows yet. What was not taken proves nothing any more once its
 * bill cannot be read. A record is deleted whole, with everything that belongs to it, and never edited.
 */
export async function eraseAttempts(
  store: SqlStore,
  { transactionId, now, isDryRun }: EraseOptions,
): Promise<Erasure> {
  const erased: AuditRecord[] = [];
  const kept: KeptRecord[] = [];
  for await (const page of readRecords(store, { transactionId })) {
    for (const record of page) {
      const until = keepUntil(record);
      if (until && until <= now) erased.push(record);
      else kept.push({ record, ...(until && { until }) });
    }
  }
  if (!isDryRun && erased.length > 0) {
    const places = erased.map((_, index) => `$${index + 1}`).join(', ');
    await store.transact((query) =>
      query(
        `delete from attempts where attempt_id in (${places})`,
        erased.map(({ attemptId }) => attemptId),
      ),
    );
  }
  return { erased, kept };
}

/** Nothing where nobody can say yet. */
function keepUntil({ state, states, statuses }: AuditRecord): Date | undefined {
  if (!ENDED.has(state)) return undefined;
  const changes = [...states, ...statuses].map(({ at }) => Date.parse(at));
  const life = NOT_TAKEN.has(state) ? READING_LIFE_IN_MS : PROOF_LIFE_IN_MS;
  return new Date(Math.max(...changes) + life);
}

const NOT_TAKEN: ReadonlySet<string> = new Set(['refused', 'notReceived', 'ended']);
/** A state that a later release has written is none of these, and is kept. */
const ENDED: ReadonlySet<string> = new Set([...NOT_TAKEN, 'accepted']);
