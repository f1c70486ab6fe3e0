import 'server-only';
import type { ConnectfiFailure } from '#lib/connectfi/failure.ts';
import { listBankAccounts } from '#lib/connectfi/list-bank-accounts.ts';
import type { FailureCode } from '#lib/failures.ts';
import { type AttemptIntent, isOpen } from '#lib/ledger/attempt.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { getAuthorizationVersion } from '#lib/payment/authorization-version.ts';
import { getDebitSchedule } from '#lib/payment/debit-date.ts';
import { checkName, normalizeName } from '#lib/payment/name-on-account.ts';
import { namePayee } from '#lib/payment/name-payee.ts';
import type { BankAccount } from '#lib/payment/payment.ts';
import { PAYMENT_STATES } from '#lib/payment/states.ts';
import { writeAuthorization } from '#lib/payment/write-authorization.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { BillSession } from '#lib/session.ts';
import { describeAttempt } from './describe-attempt.ts';
import { describeFailure } from './describe-failure.ts';
import { type Bill, loadBillState } from './load-bill.ts';
import type { PayerDevice, PaymentOrder, PayOutcome } from './payment-order.ts';
import { callWithRenewal } from './renew-session.ts';

type CheckedOrder =
  | { readonly kind: 'payable'; readonly session: BillSession; readonly intent: AttemptIntent }
  | PayOutcome;

type BillAndAccounts = {
  readonly bill: Pick<Bill, 'payment' | 'state' | 'attempt'>;
  readonly accounts: Result<readonly BankAccount[], ConnectfiFailure>;
};

/**
 * Reads the bill and the accounts again and compares them with what the customer saw. Whatever has
 * changed since is a failure, and nothing is paid.
 */
export async function checkOrder(
  session: BillSession,
  order: PaymentOrder,
  device: PayerDevice,
): Promise<CheckedOrder> {
  const { result, session: current } = await callWithRenewal(session, readBillAndAccounts);
  if (!result.ok) return { kind: 'failed', failure: describeFailure(result.failure) };
  const { bill, accounts } = result.value;
  if (bill.attempt && (isOpen(bill.attempt.state) || bill.attempt.state === 'accepted')) {
    return describeAttempt(bill.attempt);
  }
  if (!PAYMENT_STATES[bill.state].isPayable) return refuse('notPayable');
  if (bill.payment.money.amountInCents !== order.amountInCents) return refuse('amountChanged');
  if (getDebitSchedule(new Date()).debitDate !== order.debitDate) return refuse('debitDateMoved');
  const { template } = getMessages().authorization;
  if (getAuthorizationVersion(template, 'en') !== order.authorizationVersion) {
    return refuse('authorizationChanged');
  }
  const nameOnAccount = normalizeName(order.nameOnAccount);
  if (checkName(nameOnAccount) !== 'ok') return refuse('nameRefused');
  if (!accounts.ok) return { kind: 'failed', failure: describeFailure(accounts.failure) };
  const account = accounts.value.find(({ id }) => id === order.accountId);
  if (!account) return refuse('accountRefused');

  const { id: _id, ...shownAccount } = account;
  const intent: AttemptIntent = {
    transactionId: bill.payment.transactionId,
    sessionId: current.sessionId,
    money: bill.payment.money,
    account: shownAccount,
    nameOnAccount,
    debitDate: order.debitDate,
    authorizationVersion: order.authorizationVersion,
    authorizationText: writeAuthorization(
      {
        ...namePayee(bill.payment.merchant, getMessages().states.senderUnknown),
        money: bill.payment.money,
        account,
        nameOnAccount,
        debitDate: order.debitDate,
        authorizedAt: new Date(),
      },
      getMessages().authorization,
      device.locale,
    ),
    ...device,
  };
  return { kind: 'payable', session: current, intent };
}

function refuse(code: FailureCode): PayOutcome {
  return { kind: 'failed', failure: { code } };
}

/** Both at once. Only a JWT that is over, or a bill that cannot be read, fails the whole. */
async function readBillAndAccounts(
  jwt: string,
): Promise<Result<BillAndAccounts, ConnectfiFailure>> {
  const [bill, accounts] = await Promise.all([loadBillState(jwt), listBankAccounts(jwt)]);
  if (!bill.ok) return bill;
  if (!accounts.ok && accounts.failure.kind === 'unauthorized') return fail(accounts.failure);
  return succeed({ bill: bill.value, accounts });
}
