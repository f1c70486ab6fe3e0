import 'server-only';
import { getNow } from '#lib/clock.ts';
import { type Attempt, isOpen } from '#lib/domain/attempt.ts';
import type { Payment, PaymentStatus, ReportedStatus } from '#lib/domain/payment.ts';
import { settleAttempt } from '#lib/domain/settle-attempt.ts';
import { getEnv } from '#lib/env.ts';
import { watchAttempt } from '#lib/ledger/attempt-watch.ts';
import { getLedger, type LedgerAnswer } from '#lib/ledger/ledger.ts';
import { log } from '#lib/log/log.ts';
import { sharedMeters } from '#lib/metrics/meters.ts';
import { succeed } from '#lib/result.ts';

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
