import 'server-only';
import { getEnv } from '#lib/env.ts';
import { type Attempt, isOpen } from '#lib/ledger/attempt.ts';
import { getLedger } from '#lib/ledger/get-ledger.ts';
import type { Payment, ReportedStatus } from '#lib/payment/payment.ts';
import { settleAttempt } from '#lib/payment/settle-attempt.ts';

/**
 * The bill's latest attempt after what connectFi says of the bill has been taken into account. An answer
 * may be as old as its question, so `askedAt` counts: a `Sent` from within the settling window proves
 * nothing, however late it arrives.
 */
export async function settleLatestAttempt(
  payment: Payment,
  askedAt: Date,
): Promise<Attempt | undefined> {
  const attempt = await getLedger().getLatestAttempt(payment.transactionId);
  if (!attempt || !isOpen(attempt.state)) return attempt;
  const settled = settleAttempt({
    attempt,
    status: payment.status,
    now: askedAt,
    settlingSeconds: getEnv().settlingSeconds,
  });
  if (!settled) return attempt;
  return getLedger().changeAttempt(attempt.id, { state: settled, ...seen(payment.status) });
}

function seen(status: ReportedStatus) {
  return status === 'missing' || status === 'unknown' ? {} : { statusSeen: status };
}
