import 'server-only';
import { getSpeech, getWording } from '#lib/brand/view/get-speech.ts';
import { getNow } from '#lib/clock.ts';
import { shownText } from '#lib/connectfi/answers/optional-members.ts';
import { exchangePublicToken } from '#lib/connectfi/operations/exchange-public-token.ts';
import { listBankAccounts } from '#lib/connectfi/operations/list-bank-accounts.ts';
import type { ConnectfiFailure } from '#lib/connectfi/transport/failure.ts';
import type { BankConnection } from '#lib/contract/bank-connection.ts';
import type { Failure, ServerStepCode } from '#lib/contract/failures.ts';
import { getAuthorizationTerms } from '#lib/domain/authorization-terms.ts';
import { getOfferedDebitDate } from '#lib/domain/debit-date.ts';
import type { BankAccount } from '#lib/domain/payment.ts';
import { PAYMENT_STATES } from '#lib/domain/states.ts';
import { getAuthorizationWords } from '#lib/messages/get-messages.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type BillSession, dropLinkToken, saveBankConnection } from '#lib/session.ts';
import { describeConnectingFailure } from '../describe-failure.ts';
import { callWithRenewal, renewSession } from '../open/renew-session.ts';
import { type BillState, loadBillState, readBillAndAccounts } from '../read/load-bill.ts';

type Connecting = {
  readonly publicToken: string;
  /** By the word of the customer's browser: shown to them again, and good for nothing else. */
  readonly bankName?: string | undefined;
  /** The one whose link token has served for it. */
  readonly tab: string;
};

/**
 * Hands Plaid's public token to connectFi, then lists the accounts. The exchange is never repeated: where the
 * session is over just then, it is renewed and the customer connects again.
 */
export async function connectBank(
  session: BillSession,
  { publicToken, bankName, tab }: Connecting,
): Promise<Result<BankConnection, Failure<ServerStepCode>>> {
  const { result: bill, session: current } = await callWithRenewal(
    session,
    loadBillState,
    'paying',
  );
  if (!bill.ok) return fail(describeConnectingFailure(bill.failure));
  if (!PAYMENT_STATES[bill.value.state].isPayable) return fail({ code: 'notPayable' });
  const exchanged = await exchangePublicToken(current.jwt, publicToken);
  await dropLinkToken(current, tab);
  if (!exchanged.ok) return fail(await describeExchangeFailure(current, exchanged.failure));
  const connected = { ...current, hasBankConnection: true, bankName: cleanName(bankName) };
  await saveBankConnection(connected);
  const { result: accounts } = await callWithRenewal(connected, listBankAccounts, 'paying');
  if (!accounts.ok) return fail(describeConnectingFailure(accounts.failure));
  return succeed(describeConnection(bill.value, accounts.value, connected.bankName));
}

/** A renewed session knows no bank, and a public token serves once. */
async function describeExchangeFailure(
  session: BillSession,
  failure: ConnectfiFailure,
): Promise<Failure<ServerStepCode>> {
  if (failure.kind !== 'unauthorized') return describeConnectingFailure(failure);
  const renewed = await renewSession(session, 'paying');
  return renewed.ok ? { code: 'bankNotConnected' } : describeConnectingFailure(renewed.failure);
}

/** The accounts of the bank that was connected in this session. */
export async function listConnectedAccounts(
  session: BillSession,
): Promise<Result<BankConnection, Failure<ServerStepCode>>> {
  const { result } = await callWithRenewal(session, readBillAndAccounts);
  if (!result.ok) return fail(describeConnectingFailure(result.failure));
  const { bill, accounts } = result.value;
  if (!accounts.ok) return fail(describeConnectingFailure(accounts.failure));
  return succeed(describeConnection(bill, accounts.value, session.bankName));
}

/** Longer names than any bank has are cut. */
const LONGEST_NAME = 80;

function cleanName(name: string | undefined): string | undefined {
  const text = shownText.safeParse(name).data?.replace(/\s+/g, ' ');
  return text && [...text].slice(0, LONGEST_NAME).join('');
}

function describeConnection(
  { payment, brand, attempt }: BillState,
  accounts: readonly BankAccount[],
  bankName: string | undefined,
): BankConnection {
  const { language } = getSpeech(brand.settings);
  const words = getAuthorizationWords(getWording(brand.settings, language));
  const now = getNow();
  return {
    ...(bankName !== undefined && { bankName }),
    accounts: accounts.map(({ id, name, mask, subtype }) => ({ id, name, mask, subtype })),
    authorizationVersion: getAuthorizationTerms(payment.merchant, words, now).version,
    debitDate: getOfferedDebitDate(now, attempt),
  };
}
