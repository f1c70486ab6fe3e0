import 'server-only';
import type { AcceptedPayment } from '#lib/connectfi/operations/pay-by-bank.ts';
import type { ConnectfiFailure } from '#lib/connectfi/transport/failure.ts';
import type { ServerStepCode } from '#lib/contract/failures.ts';
import type { Attempt } from '#lib/domain/attempt.ts';
import { type AttemptChange, getLedger } from '#lib/ledger/ledger.ts';
import { log } from '#lib/log/log.ts';
import { describeFailure } from '../describe-failure.ts';
import { describeAttempt, type PayOutcome } from './way-to-pay.ts';

/**
 * connectFi has taken the payment. The customer is told so even where that could not be written down: it
 * is true, and the attempt stays open until a reading of the bill says the same.
 */
export async function recordAcceptance(
  attempt: Attempt,
  { status, requestId }: AcceptedPayment,
): Promise<PayOutcome> {
  const changed = await getLedger().changeAttempt(attempt.id, {
    state: 'accepted',
    ...(requestId && { requestId }),
    ...(status !== 'missing' && status !== 'unknown' && { statusSeen: status }),
  });
  if (changed.ok && changed.value.state !== 'accepted') {
    const { state } = changed.value;
    log.error(
      { attemptId: attempt.id, state, requestId },
      'an accepted payment was given up before',
    );
  }
  return { kind: 'accepted', status };
}

/**
 * connectFi has not said that it took the payment. Only what is certain counts as not paid. Where even
 * that cannot be written down the bill stays closed to other attempts, so the customer hears "open": who
 * was told to try again could not.
 */
export async function recordFailure(
  attempt: Attempt,
  failure: ConnectfiFailure,
): Promise<PayOutcome> {
  const requestId = 'requestId' in failure ? failure.requestId : undefined;
  const known = requestId ? { requestId } : {};
  if (!isCertainlyNotProcessed(failure)) {
    log.warn(
      { attemptId: attempt.id, failure: failure.kind },
      'the outcome of a payment is unknown',
    );
    return recordUnknown(attempt, known);
  }
  const described = describeFailure(failure);
  const code = failure.kind === 'unauthorized' ? 'bankNotConnected' : described.code;
  const outcome: PayOutcome = { kind: 'failed', failure: { ...described, code } };
  return changeAndDescribe(attempt, { ...known, ...describeRefusal(failure, code) }, outcome);
}

/**
 * A reading of the bill, in another tab, may have settled the attempt meanwhile. Only that it was accepted
 * says something of this very call: a bill that was cancelled since may have been paid before.
 */
async function recordUnknown(
  attempt: Attempt,
  known: { readonly requestId?: string },
): Promise<PayOutcome> {
  const changed = await getLedger().changeAttempt(attempt.id, { ...known, state: 'unknown' });
  const isAccepted = changed.ok && changed.value.state === 'accepted';
  return isAccepted ? describeAttempt(changed.value) : { kind: 'open', outcome: 'unknown' };
}

/** Nothing was sent, and nothing will be. */
export function recordNotSent(attempt: Attempt): Promise<PayOutcome> {
  log.warn({ attemptId: attempt.id }, 'a payment was not sent, since the process was held up');
  const outcome: PayOutcome = { kind: 'failed', failure: { code: 'upstreamUnavailable' } };
  return changeAndDescribe(attempt, { state: 'notReceived' }, outcome);
}

/** Gives `outcome` where the change was made, and otherwise what the ledger says instead. */
async function changeAndDescribe(
  attempt: Attempt,
  change: AttemptChange,
  outcome: PayOutcome,
): Promise<PayOutcome> {
  const changed = await getLedger().changeAttempt(attempt.id, change);
  if (!changed.ok) return { kind: 'open', outcome: 'unknown' };
  return changed.value.state === change.state ? outcome : describeAttempt(changed.value);
}

/** A connection that was never made carried nothing; anything else that is certain is a refusal. */
function describeRefusal(failure: ConnectfiFailure, code: ServerStepCode) {
  return failure.kind === 'notSent'
    ? ({ state: 'notReceived' } as const)
    : ({ state: 'refused', refusal: code } as const);
}

function isCertainlyNotProcessed({ kind }: ConnectfiFailure): boolean {
  return kind === 'refused' || kind === 'unauthorized' || kind === 'busy' || kind === 'notSent';
}
