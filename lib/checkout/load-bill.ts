import 'server-only';
import type { ConnectfiFailure } from '#lib/connectfi/failure.ts';
import { getPayment } from '#lib/connectfi/get-payment.ts';
import { listInvoices } from '#lib/connectfi/list-invoices.ts';
import type { Attempt } from '#lib/ledger/attempt.ts';
import type { Invoice, Payment } from '#lib/payment/payment.ts';
import { getPaymentState, type PaymentState } from '#lib/payment/states.ts';
import { type Result, succeed } from '#lib/result.ts';
import type { BillSession } from '#lib/session.ts';
import { settleLatestAttempt } from './settle-latest-attempt.ts';

export type Bill = {
  readonly payment: Payment;
  readonly state: PaymentState;
  readonly attempt: Attempt | undefined;
  readonly invoices: readonly Invoice[] | 'unavailable';
};

type BillState = Pick<Bill, 'payment' | 'state' | 'attempt'>;

/** The bill with its attachments. A failing list of attachments does not hide the bill. */
export async function loadBill(session: BillSession): Promise<Result<Bill, ConnectfiFailure>> {
  const [loaded, invoices] = await Promise.all([
    loadBillState(session.jwt),
    listInvoices(session.jwt, session.transactionId),
  ]);
  if (!loaded.ok) return loaded;
  return succeed({ ...loaded.value, invoices: invoices.ok ? invoices.value : 'unavailable' });
}

/** The bill's present state by connectFi's word and our own memory of attempts. */
export async function loadBillState(jwt: string): Promise<Result<BillState, ConnectfiFailure>> {
  const askedAt = new Date();
  const payment = await getPayment(jwt);
  if (!payment.ok) return payment;
  const attempt = await settleLatestAttempt(payment.value, askedAt);
  const state = getPaymentState({ payment: payment.value, attempt, now: new Date() });
  return succeed({ payment: payment.value, attempt, state });
}
