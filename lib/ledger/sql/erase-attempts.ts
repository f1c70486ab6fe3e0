import type { AuditRecord } from '../audit-record.ts';
import { readRecords } from './read-records.ts';
import type { SqlStore } from './store/sql-store.ts';

const DAY_IN_MS = 24 * 60 * 60 * 1000;
/** How long the rules for payments over the web want the proof of an authorization (docs/decisions/0013). */
const PROOF_LIFE_IN_MS = 730 * DAY_IN_MS;
/** So long a bill can be read that an attempt belongs to: afterwards nothing can become of one that was not taken. */
const READING_LIFE_IN_MS = 14 * DAY_IN_MS;

/** A record that may not be erased yet. `until` is missing where that depends on what becomes of the payment. */
export type KeptRecord = { readonly record: AuditRecord; readonly until?: Date };

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
