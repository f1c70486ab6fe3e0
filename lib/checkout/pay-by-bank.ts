import 'server-only';
import type { ConnectfiFailure } from '#lib/connectfi/failure.ts';
import { payByBank as sendPayment } from '#lib/connectfi/pay-by-bank.ts';
import { getEnv } from '#lib/env.ts';
import type { FailureCode } from '#lib/failures.ts';
import type { Attempt } from '#lib/ledger/attempt.ts';
import { getLedger } from '#lib/ledger/get-ledger.ts';
import { log } from '#lib/log.ts';
import type { BillSession } from '#lib/session.ts';
import { checkOrder } from './check-order.ts';
import { describeAttempt } from './describe-attempt.ts';
import { describeFailure } from './describe-failure.ts';
import type { PayerDevice, PaymentOrder, PayOutcome } from './payment-order.ts';

type PayRequest = {
  readonly session: BillSession;
  readonly order: PaymentOrder;
  readonly device: PayerDevice;
  /** When the customer must have an answer. */
  readonly answerByInMs: number;
};

/**
 * Pays a bill from a connected account, at most once. The attempt is written down before connectFi is
 * asked; while it is open nobody can begin another. What cannot be told to be refused is unknown, and
 * only a later reading of the bill settles it (lib/payment/settle-attempt.ts). Where reading the bill has
 * used up the time for an answer, nothing is sent: a payment must not begin behind the customer's back.
 */
export async function payByBank(request: PayRequest): Promise<PayOutcome> {
  const { session, order, device, answerByInMs } = request;
  const checked = await checkOrder(session, order, device);
  if (checked.kind !== 'payable') return checked;
  if (Date.now() + getEnv().payTimeoutMs > answerByInMs) {
    log.warn('a payment was not begun, since its answer would have come too late');
    return { kind: 'failed', failure: { code: 'upstreamUnavailable' } };
  }
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
    const change = { ...known, ...describeRefusal(failure, code) };
    const changed = await getLedger().changeAttempt(attempt.id, change);
    if (changed.state !== change.state) return describeAttempt(changed);
    return { kind: 'failed', failure: { ...described, code } };
  }
  log.warn({ attemptId: attempt.id, failure: failure.kind }, 'the outcome of a payment is unknown');
  // A reading of the bill, in another tab, may have settled it meanwhile.
  return describeAttempt(
    await getLedger().changeAttempt(attempt.id, { ...known, state: 'unknown' }),
  );
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
