import 'server-only';
import { getWording } from '#lib/brand/view/choose-text.ts';
import type { ServerStepCode } from '#lib/contract/failures.ts';
import { type Attempt, type AttemptIntent, isOpen, type KeptAccount } from '#lib/domain/attempt.ts';
import type { AccountWords } from '#lib/domain/authorization/account-label.ts';
import { getAuthorizationTerms } from '#lib/domain/authorization/authorization-terms.ts';
import { checkName, normalizeName } from '#lib/domain/authorization/name-on-account.ts';
import { writeAuthorization } from '#lib/domain/authorization/write-authorization.ts';
import { getOfferedDebitDate } from '#lib/domain/dates/debit-date.ts';
import type { BankAccount, Merchant } from '#lib/domain/payment.ts';
import { PAYMENT_STATES, type PaymentState } from '#lib/domain/states.ts';
import { dropMissing } from '#lib/drop-missing.ts';
import { getTrace } from '#lib/log/trace.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import type { BillSession } from '#lib/session.ts';
import { describeConnectingFailure, describeFailure } from '../describe-failure.ts';
import { callWithRenewal } from '../open/renew-session.ts';
import { describeAttempt } from '../read/describe-attempt.ts';
import { readBillAndAccounts } from '../read/read-bill-and-accounts.ts';
import type { GivenOrder, PayOutcome } from './pay-outcome.ts';

type CheckedOrder =
  | { readonly kind: 'payable'; readonly session: BillSession; readonly intent: AttemptIntent }
  | PayOutcome;

/**
 * Reads the bill and the accounts again and compares them with what the customer saw. Whatever has
 * changed since is a failure, and nothing is paid.
 */
export async function checkOrder({
  session,
  order,
  device,
  pressedAt,
}: GivenOrder): Promise<CheckedOrder> {
  const { result, session: current } = await callWithRenewal(
    session,
    readBillAndAccounts,
    'paying',
  );
  if (!result.ok) return { kind: 'failed', failure: describeFailure(result.failure) };
  const { bill, accounts } = result.value;
  if (bill.isLedgerDown) return refuse('storeUnavailable');
  if (bill.attempt && isStanding(bill.attempt, bill.state)) return describeAttempt(bill.attempt);
  if (!PAYMENT_STATES[bill.state].isPayable) return refuse('notPayable');
  if (bill.payment.money.amountInCents !== order.amountInCents) return refuse('amountChanged');
  if (getOfferedDebitDate(pressedAt, bill.attempt) !== order.debitDate)
    return refuse('debitDateMoved');
  const messages = getMessages(getWording(bill.brand.settings));
  const { version, ...terms } = getAuthorizationTerms(bill.payment.merchant, messages, pressedAt);
  if (version !== order.authorizationVersion) {
    return refuse('authorizationChanged');
  }
  const nameOnAccount = normalizeName(order.nameOnAccount);
  if (checkName(nameOnAccount) !== 'ok') return refuse('nameRefused');
  if (!accounts.ok) return { kind: 'failed', failure: describeConnectingFailure(accounts.failure) };
  const account = accounts.value.find(({ id }) => id === order.accountId);
  if (!account) return refuse('accountRefused');

  const intent: AttemptIntent = {
    transactionId: bill.payment.transactionId,
    billRef: current.ref,
    merchant: keepIdentity(bill.payment.merchant),
    ...dropMissing({
      invoiceNumber: bill.payment.invoiceNumber,
      reference: getTrace()?.traceId,
    }),
    method: 'ach',
    sessionId: current.sessionId,
    money: bill.payment.money,
    account: keepAccount(account, messages.authorization.accounts),
    nameOnAccount,
    debitDate: order.debitDate,
    authorizationVersion: order.authorizationVersion,
    authorizationText: writeAuthorization(
      {
        ...terms,
        money: bill.payment.money,
        account,
        nameOnAccount,
        debitDate: order.debitDate,
      },
      messages.authorization,
      device.locale,
    ),
    ...device,
    submittedAt: pressedAt.toISOString(),
  };
  return { kind: 'payable', session: current, intent };
}

/** An accepted payment that was cancelled or came back since is told by the bill's state, not as accepted. */
function isStanding({ state }: Attempt, billState: PaymentState): boolean {
  if (state !== 'accepted') return isOpen(state);
  const { moneyMoved } = PAYMENT_STATES[billState];
  return moneyMoved === 'pending' || moneyMoved === 'yes';
}

/** Under the label that the customer read. */
function keepAccount({ name, mask, subtype }: BankAccount, words: AccountWords): KeptAccount {
  if (subtype !== 'limitedPurposeChecking') return dropMissing({ name, mask, subtype });
  const label = mask || !name ? words.limitedPurposeChecking : name;
  return dropMissing({ name: label, mask, subtype: 'other' as const });
}

function keepIdentity({ id, reference, aggregatorId, name }: Merchant): AttemptIntent['merchant'] {
  return dropMissing({ id, reference, aggregatorId, name });
}

function refuse(code: ServerStepCode): PayOutcome {
  return { kind: 'failed', failure: { code } };
}
