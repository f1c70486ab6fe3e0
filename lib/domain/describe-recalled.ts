import type { Attempt } from './attempt.ts';
import type { Payment } from './payment.ts';
import { getPaymentState, type PaymentState } from './states.ts';

type RecalledAttempt = Pick<
  Attempt,
  'transactionId' | 'state' | 'money' | 'merchant' | 'statusesSeen'
>;

/**
 * What our own memory of an attempt tells of its payment, in the terms of a bill that connectFi shows no
 * more: the state is the last one that was seen. Nothing of the account or of the authorization. Pure.
 */
export function describeRecalled(
  attempt: RecalledAttempt,
  now: Date,
): { readonly payment: Payment; readonly state: PaymentState } {
  const payment: Payment = {
    transactionId: attempt.transactionId,
    status: attempt.statusesSeen.at(-1) ?? 'missing',
    money: attempt.money,
    merchant: { ...attempt.merchant, addressLines: [] },
    fields: [],
    // When a status was seen first is not when it was reached.
    history: [],
  };
  const state = getPaymentState({ payment, attempt, isLedgerDown: false, now });
  return { payment, state };
}
