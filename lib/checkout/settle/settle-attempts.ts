import 'server-only';
import { getNow } from '#lib/clock.ts';
import { type Attempt, isOpen, settleAttempt } from '#lib/domain/attempt.ts';
import type { Payment, PaymentStatus, ReportedStatus } from '#lib/domain/payment.ts';
import { getEnv } from '#lib/env.ts';
import { watchAttempt } from '#lib/ledger/attempt-watch.ts';
import { getLedger, type LedgerAnswer, type OpenAttempt } from '#lib/ledger/ledger.ts';
import { log } from '#lib/log/log.ts';
import { runAboutTransaction } from '#lib/log/trace.ts';
import { sharedMeters } from '#lib/metrics/meters.ts';
import { succeed } from '#lib/result.ts';
import { runLimited } from '#lib/run-limited.ts';
import { readWithCredentials } from '../read/reading-credentials.ts';

/** Younger ones are in the hands of the request that sent them, or of a customer who is waiting. */
const MIN_AGE_IN_MS = 5_000;
/** Reads that nobody waits for must leave room for those of customers. */
const MAX_AT_ONCE = 4;
const SHORTEST_PAUSE_IN_MS = 10_000;
const LONGEST_PAUSE_IN_MS = 15 * 60_000;

export type Sweep = {
  readonly isMyTurn: () => Promise<boolean>;
  readonly signal: AbortSignal;
};

type Schedule = { readonly dueAtInMs: number; readonly pauseInMs: number };

/** When the bill of each attempt is read next, by this process. */
const schedules = new Map<string, Schedule>();

/**
 * Reads the bills of open attempts whose customers have gone, each ever more rarely, and settles what can
 * be settled. `isMyTurn` is asked before anything is read, so that one process at a time does it; every
 * process keeps its watch, since the settling window is counted by each for itself. Begins nothing more
 * once the signal says so.
 */
export async function settleOpenAttempts({ isMyTurn, signal }: Sweep): Promise<void> {
  const open = await getLedger().listOpenAttempts();
  if (!open.ok) return;
  forgetOthers(open.value);
  const due = open.value.filter(isDue);
  if (due.length === 0 || !(await isMyTurn())) return;
  const settle = async (one: OpenAttempt) => {
    if (!signal.aborted) {
      await runAboutTransaction(one.attempt.transactionId, () => settleOne(one));
    }
  };
  await runLimited(due, settle, MAX_AT_ONCE);
}

function isDue({ attempt, credentials }: OpenAttempt): boolean {
  const now = performance.now();
  const isOldEnough = now - watchAttempt(attempt) > MIN_AGE_IN_MS;
  const canBeSettled = credentials !== undefined || attempt.state === 'intended';
  return isOldEnough && canBeSettled && (schedules.get(attempt.id)?.dueAtInMs ?? 0) <= now;
}

async function settleOne({ attempt, credentials }: OpenAttempt): Promise<void> {
  const askedAtInMs = performance.now();
  if (attempt.state === 'intended') {
    // Only the window decides, whatever connectFi says, and also where it says nothing any more.
    await settleKnownAttempt(attempt, 'missing', askedAtInMs);
    return postpone(attempt.id);
  }
  const payment = credentials && (await readWithCredentials(credentials));
  postpone(attempt.id);
  if (!payment?.ok) return;
  if (payment.value.transactionId !== attempt.transactionId) {
    log.error({ attemptId: attempt.id }, 'the credentials of an attempt lead to another bill');
    return;
  }
  await settleKnownAttempt(attempt, payment.value.status, askedAtInMs);
}

function postpone(id: string): void {
  const before = schedules.get(id)?.pauseInMs ?? SHORTEST_PAUSE_IN_MS / 2;
  const pauseInMs = Math.min(before * 2, LONGEST_PAUSE_IN_MS);
  schedules.set(id, { dueAtInMs: performance.now() + pauseInMs, pauseInMs });
}

function forgetOthers(open: readonly OpenAttempt[]): void {
  const ids = new Set(open.map(({ attempt }) => attempt.id));
  for (const id of schedules.keys()) if (!ids.has(id)) schedules.delete(id);
}

type ReadBill = Pick<Payment, 'transactionId' | 'status'>;

/**
 * The bill's latest attempt after what connectFi says of the bill has been taken into account. An answer
 * may be as old as its question, so `askedAtInMs` (of `performance.now()`) counts: a `Sent` from within
 * the settling window proves nothing, however late it arrives.
 */
export async function settleLatestAttempt(
  bill: ReadBill,
  askedAtInMs: number,
): LedgerAnswer<Attempt | undefined> {
  const latest = await getLedger().getLatestAttempt(bill.transactionId);
  if (!latest.ok || !latest.value) return latest;
  return settleKnownAttempt(latest.value, bill.status, askedAtInMs);
}

/** The same for an attempt that was read already. */
export async function settleKnownAttempt(
  attempt: Attempt,
  reported: ReportedStatus,
  askedAtInMs: number,
): LedgerAnswer<Attempt> {
  const watchedForMs = askedAtInMs - watchAttempt(attempt);
  const status = toKnownStatus(reported);
  if (!isOpen(attempt.state)) return succeed(await noteProgress(attempt, status));
  const state = settleAttempt({
    state: attempt.state,
    status: reported,
    watchedForMs,
    settlingSeconds: getEnv().settlingSeconds,
  });
  if (!state) return succeed(attempt);
  const settled = await getLedger().changeAttempt(attempt.id, {
    state,
    ...(attempt.state === 'intended' && { onlyFrom: attempt.state }),
    ...(status && { statusSeen: status }),
  });
  if (settled.ok) {
    const { state } = settled.value;
    sharedMeters.value?.noteSettled(state);
    log.info({ attemptId: attempt.id, state, status: reported }, 'attempt settled');
  }
  return settled;
}

/** Keeps the statuses of a payment as they come. Losing one is no reason to hide the bill. */
async function noteProgress(attempt: Attempt, status?: PaymentStatus): Promise<Attempt> {
  const { id, state, statusesSeen } = attempt;
  if (state !== 'accepted' || !status || statusesSeen.includes(status)) return attempt;
  const noted = await getLedger().noteStatus(id, status);
  if (!noted.ok) return attempt;
  const statusSeenAt = getNow().toISOString();
  return { ...attempt, statusesSeen: [...statusesSeen, status], statusSeenAt };
}

function toKnownStatus(status: ReportedStatus): PaymentStatus | undefined {
  return status === 'missing' || status === 'unknown' ? undefined : status;
}
