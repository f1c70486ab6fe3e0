import { fail, succeed } from '#lib/result.ts';
import type { Ledger, LedgerAnswer } from '../ledger.ts';
import { deleteExpiredCredentials, stopFollowing, takeFollowed } from './followed-payments.ts';
import { migrate } from './migrate.ts';
import { listOpenAttempts, readLatestAttempt } from './read-attempts.ts';
import type { Query, SqlStore } from './sql-store.ts';
import { changeAttempt, noteStatus, openAttempt } from './write-attempts.ts';

type SqlLedgerOptions = {
  readonly store: SqlStore;
  /** Told of everything that the store refuses; the ledger's callers learn only that it did. */
  readonly onFailure: (error: unknown) => void;
  /** Told of every write that a payment rests on, and of the regular checks. */
  readonly onWrite?: (isGood: boolean, durationInMs: number) => void;
};

/** Somebody else moves in between at most a few times: a bill has few tabs. */
const MAX_TRIES = 5;

/** Several checks in a row (`watchWrites`). */
const LONGEST_SILENCE_IN_MS = 45_000;

/** The ledger over a database. The schema is brought up to date before the first use of it. */
export function createSqlLedger({ store, onFailure, onWrite }: SqlLedgerOptions): Ledger {
  let migrated: Promise<void> | undefined;
  let lastCheck: { readonly isGood: boolean; readonly atInMs: number } | undefined;

  const prepare = (): Promise<void> => {
    migrated ??= migrate(store).catch((error: unknown) => {
      migrated = undefined;
      throw error;
    });
    return migrated;
  };

  const noteWrite = async (query: Query): Promise<void> => {
    await query(
      `insert into last_write (id, at) values (1, $1) on conflict (id) do update set at = excluded.at`,
      [new Date().toISOString()],
    );
  };

  const answer = <Value>(work: (query: Query) => Promise<Value>): LedgerAnswer<Value> =>
    attempt(() => store.transact(work));

  const write = async <Value>(work: (query: Query) => Promise<Value>): LedgerAnswer<Value> => {
    const startedAtInMs = performance.now();
    const written = await answer(work);
    onWrite?.(written.ok, performance.now() - startedAtInMs);
    return written;
  };

  /** What one statement tells. */
  const read = <Value>(work: (query: Query) => Promise<Value>): LedgerAnswer<Value> =>
    attempt(() => work(store.read));

  const attempt = async <Value>(work: () => Promise<Value>): LedgerAnswer<Value> => {
    try {
      await prepare();
      return succeed(await work());
    } catch (error) {
      onFailure(error);
      return fail({ kind: 'storeUnavailable' });
    }
  };

  /** Repeats what somebody else has come in between of. */
  const repeat = async <Value>(
    work: (query: Query) => Promise<Value | undefined>,
  ): LedgerAnswer<Value> => {
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const result = await write(work);
      if (!result.ok) return result;
      if (result.value !== undefined) return succeed(result.value);
    }
    onFailure(new Error(`Nothing was written, since others were faster ${MAX_TRIES} times`));
    return fail({ kind: 'storeUnavailable' });
  };

  return {
    openAttempt: (intent, credentials) =>
      repeat((query) => openAttempt(query, intent, credentials)),
    changeAttempt: (id, change) => repeat((query) => changeAttempt(query, id, change)),
    noteStatus: (id, status) => write((query) => noteStatus(query, id, status)),
    takeFollowed: () => answer(takeFollowed),
    stopFollowing: (id) => answer((query) => stopFollowing(query, id)),
    // As a writer would, so that no bill shows as payable while nothing can be written.
    getLatestAttempt: (id) => answer((query) => readLatestAttempt(query, 'transaction_id', id)),
    getLatestAttemptByRef: (ref) => answer((query) => readLatestAttempt(query, 'bill_ref', ref)),
    listOpenAttempts: () => answer(listOpenAttempts),
    takeTask: (task, forMs) => answer((query) => takeTask(query, task, forMs)),
    endSession: (id, until) => answer((query) => endSession(query, id, until)),
    isSessionEnded: (id) => read((query) => isSessionEnded(query, id)),
    tidy: () =>
      answer(async (query) => {
        await deleteExpiredCredentials(query);
        await forgetEndedSessions(query);
      }),
    async checkWrites() {
      const written = await write(noteWrite);
      lastCheck = { isGood: written.ok, atInMs: performance.now() };
      return written;
    },
    canWrite() {
      if (!lastCheck) return undefined;
      return lastCheck.isGood && performance.now() - lastCheck.atInMs < LONGEST_SILENCE_IN_MS;
    },
    close: () => store.close(),
  };
}

/** Writes down that a session is over, until no cookie of it can be open any more. */
async function endSession(query: Query, sessionId: string, until: Date): Promise<void> {
  await query(
    `insert into ended_sessions (session_id, until) values ($1, $2)
      on conflict (session_id) do nothing`,
    [sessionId, until.toISOString()],
  );
}

async function isSessionEnded(query: Query, sessionId: string): Promise<boolean> {
  const rows = await query('select 1 from ended_sessions where session_id = $1', [sessionId]);
  return rows.length > 0;
}

async function forgetEndedSessions(query: Query): Promise<void> {
  await query('delete from ended_sessions where until <= $1', [new Date().toISOString()]);
}

/**
 * Takes a task for `forMs`, so that one process at a time does it; false where another has it. By the
 * clocks of the processes, so it saves work and promises nothing: whatever is done under it must be
 * harmless when done twice.
 */
async function takeTask(query: Query, task: string, forMs: number): Promise<boolean> {
  const now = Date.now();
  const taken = await query(
    `insert into tasks (task, until) values ($1, $2)
      on conflict (task) do update set until = excluded.until where tasks.until < $3
      returning task`,
    [task, new Date(now + forMs).toISOString(), new Date(now).toISOString()],
  );
  return taken.length > 0;
}
