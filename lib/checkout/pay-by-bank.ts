import 'server-only';
import type { ConnectfiFailure } from '#lib/connectfi/failure.ts';
import { payByBank as sendPayment } from '#lib/connectfi/pay-by-bank.ts';
import type { FailureCode } from '#lib/failures.ts';
import type { Attempt } from '#lib/ledger/attempt.ts';
import { getLedger } from '#lib/ledger/get-ledger.ts';
import { log } from '#lib/log.ts';
import type { BillSession } from '#lib/session.ts';
import { checkOrder } from './check-order.ts';
import { describeAttempt } from './describe-attempt.ts';
import { describeFailure } from './describe-failure.ts';
import type { PayerDevice, PaymentOrder, PayOutcome } from './payment-order.ts';

/**
 * Pays a bill from a connected account, at most once. The attempt is written down before connectFi is
 * asked; while it is open nobody can begin another. What cannot be told to be refused is unknown, and
 * only a later reading of the bill settles it (lib/payment/settle-attempt.ts).
 */
export async function payByBank(
  session: BillSession,
  order: PaymentOrder,
  device: PayerDevice,
): Promise<PayOutcome> {
  const checked = await checkOrder(session, order, device);
  if (checked.kind !== 'payable') return checked;
  const { kind, attempt } = await getLedger().openAttempt(checked.intent);
  if (kind === 'alreadyOpen') return describeAttempt(attempt);

  const sent = await sendPayment(checked.session.jwt, {
    accountId: order.accountId,
    nameOnAccount: checked.intent.nameOnAccount,
  });
  if (!sent.ok) return recordFailure(attempt, sent.failure);
  const { status, requestId } = sent.value;
  await getLedger().changeAttempt(attempt.id, {
    state: 'accepted',
    ...(requestId && { requestId }),
    ...(status !== 'missing' && status !== 'unknown' && { statusSeen: status }),
  });
  return { kind: 'accepted', status };
}

async function recordFailure(attempt: Attempt, failure: ConnectfiFailure): Promise<PayOutcome> {
  const requestId = 'requestId' in failure ? failure.requestId : undefined;
  const known = requestId ? { requestId } : {};
  if (isCertainlyNotProcessed(failure)) {
    const described = describeFailure(failure);
    const code = failure.kind === 'unauthorized' ? 'bankNotConnected' : described.code;
    await getLedger().changeAttempt(attempt.id, { ...known, ...describeRefusal(failure, code) });
    return { kind: 'failed', failure: { ...described, code } };
  }
  log.warn({ attemptId: attempt.id, failure: failure.kind }, 'the outcome of a payment is unknown');
  await getLedger().changeAttempt(attempt.id, { ...known, state: 'unknown' });
  return { kind: 'open', outcome: 'unknown' };
}

/** A connection that was never made carried nothing; anything else that is certain is a refusal. */
function describeRefusal(failure: ConnectfiFailure, code: FailureCode) {
  return failure.kind === 'notSent'
    ? ({ state: 'notReceived' } as const)
    : ({ state: 'refused', refusal: code } as const);
}

function isCertainlyNotProcessed({ kind }: ConnectfiFailure): boolean {
  return kind === 'refused' || kind === 'unauthorized' || kind === 'busy' || kind === 'notSent';
}
