import 'server-only';
import type { ConnectfiFailure } from '#lib/connectfi/transport/failure.ts';
import type { Attempt, AttemptIntent } from '#lib/domain/attempt.ts';
import { getEnv } from '#lib/env.ts';
import { watchAttempt } from '#lib/ledger/attempt-watch.ts';
import { getLedger } from '#lib/ledger/ledger.ts';
import { log } from '#lib/log/log.ts';
import { type PaymentOutcome, sharedMeters } from '#lib/metrics/meters.ts';
import type { BillSession } from '#lib/session.ts';
import type { BillState } from '../read/load-bill.ts';
import { sealCredentials } from '../read/reading-credentials.ts';
import { checkOrder } from './check-order.ts';
import { recordAcceptance, recordFailure, recordNotSent } from './record-outcome.ts';
import {
  describeAttempt,
  type GivenOrder,
  type OrderedAmount,
  type PayOutcome,
  type WayToPay,
} from './way-to-pay.ts';

type PayRequest<Order extends OrderedAmount> = GivenOrder<Order> & {
  /** When the customer must have an answer, by `performance.now()`. */
  readonly answerByInMs: number;
};

/** A process that was held up for so long is in no state to pay. */
const LONGEST_HESITATION_IN_MS = 5_000;

/**
 * Pays a bill, at most once. The attempt is written down before connectFi is
 * asked, first as an intention and then as submitted; while it is open nobody can begin another. What
 * cannot be told to be refused is unknown, and only a later reading of the bill settles it
 * (lib/domain/attempt.ts). Where reading the bill has used up the time for an answer, nothing is
 * sent: a payment must not begin behind the customer's back. Nor is it where the ledger cannot write.
 */
export async function placeOrder<Order extends OrderedAmount, Read extends { bill: BillState }>(
  way: WayToPay<Order, Read>,
  { answerByInMs, ...given }: PayRequest<Order>,
): Promise<PayOutcome> {
  const checked = await checkOrder(way, given);
  if (checked.kind !== 'payable') return count(checked, nameUnsent(checked));
  if (performance.now() + getEnv().payTimeoutMs > answerByInMs) {
    log.warn('a payment was not begun, since its answer would have come too late');
    return count({ kind: 'failed', failure: { code: 'upstreamUnavailable' } }, 'stopped');
  }
  const begun = await beginAttempt(checked.intent, checked.session);
  if (begun.kind !== 'begun') return count(begun, nameUnsent(begun));
  const { attempt } = begun;

  const sent = await way.send(checked.session.jwt, given.order, checked.intent);
  if (sent.ok) return count(await recordAcceptance(attempt, sent.value), 'accepted');
  const outcome = await recordFailure(attempt, sent.failure);
  return count(outcome, nameFailed(outcome, sent.failure.kind));
}

function count(outcome: PayOutcome, name: PaymentOutcome): PayOutcome {
  sharedMeters.value?.notePayment(name);
  return outcome;
}

/** Nothing was sent: an earlier attempt stands, or something has stopped this one. */
function nameUnsent({ kind }: PayOutcome): PaymentOutcome {
  return kind === 'failed' ? 'stopped' : 'standing';
}

/** A reading of the bill in another tab may have told meanwhile that it was accepted. */
function nameFailed({ kind }: PayOutcome, failure: ConnectfiFailure['kind']): PaymentOutcome {
  if (kind === 'failed') return failure === 'notSent' ? 'notSent' : 'refused';
  return kind === 'accepted' ? 'accepted' : 'unknown';
}

type Begun = { readonly kind: 'begun'; readonly attempt: Attempt } | PayOutcome;

/** Writes down twice: that the customer has authorized the payment, and that it is now being sent. */
export async function beginAttempt(intent: AttemptIntent, session: BillSession): Promise<Begun> {
  const opened = await getLedger().openAttempt(intent, await sealCredentials(session));
  if (!opened.ok) return STORE_UNAVAILABLE;
  if (opened.value.kind === 'alreadyOpen') return describeAttempt(opened.value.attempt);
  const { id } = opened.value.attempt;
  const startedAtInMs = performance.now();
  const submitted = await getLedger().changeAttempt(id, { state: 'submitted' });
  if (!submitted.ok) return STORE_UNAVAILABLE;
  // Held up for so long that somebody else has given it up.
  if (submitted.value.state !== 'submitted') return describeAttempt(submitted.value);
  watchAttempt(submitted.value);
  if (performance.now() - startedAtInMs > getLongestHesitationInMs()) {
    return recordNotSent(submitted.value);
  }
  return { kind: 'begun', attempt: submitted.value };
}

/**
 * The longest pause between writing down that a payment is sent and sending it. Others count the settling
 * window from the former, so the call must be over well before that window is.
 */
function getLongestHesitationInMs(): number {
  const { settlingSeconds, payTimeoutMs } = getEnv();
  return Math.min(LONGEST_HESITATION_IN_MS, (settlingSeconds * 1000 - payTimeoutMs) / 2);
}

const STORE_UNAVAILABLE: PayOutcome = { kind: 'failed', failure: { code: 'storeUnavailable' } };
