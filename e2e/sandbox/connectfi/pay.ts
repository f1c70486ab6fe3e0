import type { PaymentMethod, PaymentStatus } from '#lib/domain/payment.ts';
import { moveBill } from '../progress.ts';
import { type Answer, refuseArchived, refuseWith, succeedWith } from './answer.ts';
import type { CustomerCall, CustomerOperation } from './customer-operation.ts';
import { showPayment } from './payment-view.ts';
import { objectOf, requiredString } from './schemas.ts';

const name = objectOf({ first: requiredString(50), last: requiredString(50) });
const phone = objectOf({
  countryCode: requiredString(50),
  number: { type: 'string', pattern: '^[0-9]+$', minLength: 10, maxLength: 10 },
});

/** C3. Its page says "coming soon": the sandbox refuses it so, unless switch `cardPayment` accepts. */
export const cardPay: CustomerOperation = {
  operation: 'C3',
  method: 'POST',
  paths: ['/public/customer/payment/card-pay'],
  bodySchema: objectOf({
    // U3, U4: the members of both are not documented.
    clearCard: { type: 'object' },
    owner: objectOf({ address: { type: 'object' }, name, phone }),
  }),
  needsSession: true,
  handle: payByCard,
};

function payByCard(call: CustomerCall): Answer {
  const { bill, switches } = call;
  const refusal = refusePayment(call, 'card');
  if (refusal) return refusal;
  if (switches.cardPayment === 'comingSoon') {
    return refuseWith(call.requestId, 'paymentAvailableType', { entityId: bill.transactionId });
  }
  moveBill(bill, { status: switches.cardPaidStatus }, call);
  return answerPaid(call);
}

/** C4: pays by bank, from an account connected by Plaid or (U5) from typed details. */
export const achPay: CustomerOperation = {
  operation: 'C4',
  method: 'POST',
  paths: ['/public/customer/payment/ach-pay'],
  bodySchema: objectOf({
    individualName: {
      type: 'string',
      minLength: 1,
      maxLength: 22,
      isNotOnlyWhitespace: true,
    },
    account: objectOf({}, { account_id: { type: 'string', pattern: '^((?![<>]).)*$' } }),
  }),
  needsSession: true,
  handle: payByBank,
};

function payByBank(call: CustomerCall): Answer {
  const refusal = refusePayment(call, 'ach') ?? refuseAccount(call);
  if (refusal) return refusal;
  moveBill(call.bill, { status: 'Processing' }, call);
  return answerPaid(call);
}

function refuseAccount(call: CustomerCall): Answer | undefined {
  const { requestId, bill, session, sandbox } = call;
  const account = accountOf(call.body);
  if (account.account_id === undefined) return refuseTypedDetails(call, account);
  if (!bill.merchant.usePlaid) return refuseWith(requestId, 'plaidUnavailable', {});
  const accounts = sandbox.plaid.accountsOf(session.sessionId);
  if (accounts === undefined) {
    return refuseWith(requestId, 'plaidAccessToken', { cFiSessionId: session.sessionId });
  }
  if (accounts === 'pending') return refuseWith(requestId, 'plaid', {});
  const isLinked = accounts.some(({ account_id }) => account_id === account.account_id);
  if (isLinked) return undefined;
  return refuseWith(requestId, 'paymentPlaidAccount', { account_id: account.account_id });
}

/** U5: the members are those of the plain ACH service. */
function refuseTypedDetails(
  { requestId, switches }: CustomerCall,
  account: Readonly<Record<string, unknown>>,
): Answer | undefined {
  const { routingNumber, DFIAccountNumber, accountType } = account;
  const isComplete =
    /^\d{9}$/.test(String(routingNumber)) &&
    /^\d{1,17}$/.test(String(DFIAccountNumber)) &&
    (accountType === 'Checking' || accountType === 'Savings');
  if (isComplete && switches.typedDetails === 'accept') return undefined;
  return refuseWith(requestId, 'achValidate', {});
}

function accountOf(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return typeof body.account === 'object' ? { ...body.account } : {};
}

/** The refusal that C3 and C4 share, if there is reason for one. */
function refusePayment(call: CustomerCall, method: PaymentMethod): Answer | undefined {
  const { bill, requestId } = call;
  if (bill.merchant.isArchived) return refuseArchived(requestId, bill.merchant);
  const entityId = bill.transactionId;
  if (!isPayable(call)) return refuseWith(requestId, 'paymentStatus', { entityId });
  const methods = bill.availablePaymentType ?? bill.merchant.availablePaymentType;
  if (!methods.includes(method)) return refuseWith(requestId, 'paymentAvailableType', { entityId });
  return undefined;
}

function isPayable({ bill, switches, now }: CustomerCall): boolean {
  if (bill.status === 'Sent') return bill.expiresAt > now;
  if (!switches.acceptDuplicates) return false;
  return PAID.has(bill.status) || bill.attempts.some((attempt) => attempt.isAccepted);
}

/** On whatever page it was paid. */
const PAID: ReadonlySet<PaymentStatus> = new Set([
  'Processing',
  'SentToPay',
  'Completed',
  'Settled',
]);

/** What C3 and C4 answer after success (U6). */
function answerPaid({ requestId, bill, switches }: CustomerCall): Answer {
  if (switches.payAnswer === 'empty') return succeedWith(requestId, {});
  const payment = showPayment(bill, switches);
  return succeedWith(requestId, switches.payAnswer === 'payment' ? { payment } : payment);
}
