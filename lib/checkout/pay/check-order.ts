import 'server-only';
import { getSpeech } from '#lib/brand/view/get-speech.ts';
import type { ServerStepCode } from '#lib/contract/failures.ts';
import { type Attempt, type AttemptIntent, isOpen } from '#lib/domain/attempt.ts';
import type { Merchant } from '#lib/domain/payment.ts';
import { PAYMENT_STATES, type PaymentState } from '#lib/domain/states.ts';
import { dropMissing } from '#lib/drop-missing.ts';
import { getTrace } from '#lib/log/trace.ts';
import type { BillSession } from '#lib/session.ts';
import { describeFailure } from '../describe-failure.ts';
import { callWithRenewal } from '../open/renew-session.ts';
import type { BillState } from '../read/load-bill.ts';
import {
  describeAttempt,
  type GivenOrder,
  type OrderedAmount,
  type PayOutcome,
  type WayToPay,
} from './way-to-pay.ts';

type CheckedOrder =
  | { readonly kind: 'payable'; readonly session: BillSession; readonly intent: AttemptIntent }
  | PayOutcome;

/**
 * Reads the bill again, with what the way to pay must know, and compares it with what the customer saw.
 * Whatever has changed since is a failure, and nothing is paid.
 */
export async function checkOrder<Order extends OrderedAmount, Read extends { bill: BillState }>(
  way: WayToPay<Order, Read>,
  given: GivenOrder<Order>,
): Promise<CheckedOrder> {
  const { result, session } = await callWithRenewal(
    given.session,
    (jwt) => way.read(jwt, 'paying'),
    'paying',
  );
  if (!result.ok) return { kind: 'failed', failure: describeFailure(result.failure) };
  const { bill } = result.value;
  if (bill.isLedgerDown) return refuse('storeUnavailable');
  if (bill.attempt && isStanding(bill.attempt, bill.state)) return describeAttempt(bill.attempt);
  if (!PAYMENT_STATES[bill.state].isPayable) return refuse('notPayable');
  if (bill.payment.money.amountInCents !== given.order.amountInCents)
    return refuse('amountChanged');
  const agreed = way.agree(given, result.value);
  if (!agreed.ok) return { kind: 'failed', failure: agreed.failure };
  const intent: AttemptIntent = {
    transactionId: bill.payment.transactionId,
    billRef: session.ref,
    merchant: keepIdentity(bill.payment.merchant),
    ...dropMissing({
      invoiceNumber: bill.payment.invoiceNumber,
      reference: getTrace()?.traceId,
    }),
    sessionId: session.sessionId,
    money: bill.payment.money,
    ...agreed.value,
    ...given.device,
    locale: getSpeech(bill.brand.settings).locale,
    submittedAt: given.pressedAt.toISOString(),
  };
  return { kind: 'payable', session, intent };
}

/** An accepted payment that was cancelled or came back since is told by the bill's state, not as accepted. */
function isStanding({ state }: Attempt, billState: PaymentState): boolean {
  if (state !== 'accepted') return isOpen(state);
  const { moneyMoved } = PAYMENT_STATES[billState];
  return moneyMoved === 'pending' || moneyMoved === 'yes';
}

function keepIdentity({ id, reference, aggregatorId, name }: Merchant): AttemptIntent['merchant'] {
  return dropMissing({ id, reference, aggregatorId, name });
}

function refuse(code: ServerStepCode): PayOutcome {
  return { kind: 'failed', failure: { code } };
}
