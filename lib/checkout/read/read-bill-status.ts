import 'server-only';
import { readSite } from '#lib/brand/read-site.ts';
import type { BillStatus } from '#lib/contract/answers.ts';
import type { Failure, ServerStepCode } from '#lib/contract/failures.ts';
import { toOutcome } from '#lib/domain/attempt.ts';
import { PAYMENT_STATES } from '#lib/domain/states.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { BillSession } from '#lib/session.ts';
import { describeFailure } from '../describe-failure.ts';
import { callWithRenewal } from '../open/renew-session.ts';
import { loadBillState } from './load-bill.ts';
import { recallStatus } from './recall-payment.ts';

/** News of a bill, by connectFi's word; where it refuses the bill, by our own memory, if it has any. */
export async function readBillStatus(
  session: BillSession,
): Promise<Result<BillStatus, Failure<ServerStepCode>>> {
  const { result: bill } = await callWithRenewal(session, loadBillState);
  if (bill.ok) {
    const { payment, state, attempt, isLedgerDown } = bill.value;
    return succeed({
      status: payment.status,
      isPayable: PAYMENT_STATES[state].isPayable,
      outcome: attempt ? toOutcome(attempt.state) : null,
      ...(isLedgerDown && { isPaused: true }),
    });
  }
  const { failure } = bill;
  const recalled = failure.kind === 'refused' && (await recall(session));
  return recalled ? succeed(recalled) : fail(describeFailure(failure));
}

async function recall({ transactionId }: BillSession): Promise<BillStatus | undefined> {
  const recalled = await recallStatus({ transactionId }, await readSite());
  return recalled.ok ? recalled.value : undefined;
}
