import 'server-only';
import { getSpeech, getWording } from '#lib/brand/view/get-speech.ts';
import { payByBank } from '#lib/connectfi/operations/pay-by-bank.ts';
import type { Failure, ServerStepCode } from '#lib/contract/failures.ts';
import type { PaymentOrder } from '#lib/contract/requests.ts';
import type { BankDebit, KeptAccount } from '#lib/domain/attempt.ts';
import { type AccountWords, writeAuthorization } from '#lib/domain/authorization.ts';
import { getAuthorizationTerms } from '#lib/domain/authorization-terms.ts';
import { getOfferedDebitDate } from '#lib/domain/debit-date.ts';
import { checkName, normalizeName } from '#lib/domain/name-on-account.ts';
import type { BankAccount } from '#lib/domain/payment.ts';
import { dropMissing } from '#lib/drop-missing.ts';
import { getAuthorizationWords } from '#lib/messages/get-messages.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { describeConnectingFailure } from '../describe-failure.ts';
import { type BillAndAccounts, readBillAndAccounts } from '../read/load-bill.ts';
import type { GivenOrder, WayToPay } from './way-to-pay.ts';

/** By ACH debit, from an account that the customer has connected with Plaid. */
export const BANK_DEBIT: WayToPay<PaymentOrder, BillAndAccounts> = {
  read: readBillAndAccounts,
  agree,
  send: (jwt, { accountId }, { nameOnAccount }) => payByBank(jwt, { accountId, nameOnAccount }),
};

function agree(
  { order, pressedAt }: GivenOrder<PaymentOrder>,
  { bill, accounts }: BillAndAccounts,
): Result<BankDebit, Failure<ServerStepCode>> {
  const { payment } = bill;
  const { debitDate, authorizationVersion } = order;
  if (getOfferedDebitDate(pressedAt, bill.attempt) !== debitDate) return refuse('debitDateMoved');
  const { settings } = bill.brand;
  const { language, locale } = getSpeech(settings);
  const words = getAuthorizationWords(getWording(settings, language));
  const { authorization } = words;
  const { version, ...terms } = getAuthorizationTerms(payment.merchant, words, pressedAt);
  if (version !== authorizationVersion) return refuse('authorizationChanged');
  const nameOnAccount = normalizeName(order.nameOnAccount);
  if (checkName(nameOnAccount) !== 'ok') return refuse('nameRefused');
  if (!accounts.ok) return fail(describeConnectingFailure(accounts.failure));
  const account = accounts.value.find(({ id }) => id === order.accountId);
  if (!account) return refuse('accountRefused');
  const said = { ...terms, money: payment.money, account, nameOnAccount, debitDate };
  return succeed({
    method: 'ach',
    account: keepAccount(account, authorization.accounts),
    nameOnAccount,
    debitDate,
    authorizationVersion,
    authorizationText: writeAuthorization(said, authorization, locale),
  });
}

/** Under the label that the customer read. */
function keepAccount({ name, mask, subtype }: BankAccount, words: AccountWords): KeptAccount {
  if (subtype !== 'limitedPurposeChecking') return dropMissing({ name, mask, subtype });
  const label = mask || !name ? words.limitedPurposeChecking : name;
  return dropMissing({ name: label, mask, subtype: 'other' as const });
}

function refuse(code: ServerStepCode) {
  return fail({ code });
}
