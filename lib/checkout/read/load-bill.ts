import 'server-only';
import type { Brand } from '#lib/brand/brand.ts';
import { rememberBrand } from '#lib/brand/choose-brand.ts';
import { readSite } from '#lib/brand/read-site.ts';
import { getNow } from '#lib/clock.ts';
import { listBankAccounts } from '#lib/connectfi/operations/list-bank-accounts.ts';
import { listInvoices } from '#lib/connectfi/operations/list-invoices.ts';
import { getUpstreamHealth } from '#lib/connectfi/overload/upstream.ts';
import type { Purpose } from '#lib/connectfi/transport/call.ts';
import type { ConnectfiFailure } from '#lib/connectfi/transport/failure.ts';
import type { Attempt } from '#lib/domain/attempt.ts';
import type { BankAccount, Invoice, Payment } from '#lib/domain/payment.ts';
import { getPaymentState, type PaymentState } from '#lib/domain/states.ts';
import { getLedger } from '#lib/ledger/ledger.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { BillSession } from '#lib/session.ts';
import type { BillFailure } from '../describe-failure.ts';
import { settleLatestAttempt } from '../settle/settle-attempts.ts';
import { readPayment } from './read-payment.ts';

export type Bill = {
  readonly payment: Payment;
  /** The one that the bill shows in at this site. */
  readonly brand: Brand;
  readonly state: PaymentState;
  readonly attempt: Attempt | undefined;
  /** Our own memory of attempts does not answer, or cannot be written: the bill can be read, and not paid. */
  readonly isLedgerDown: boolean;
  readonly invoices: readonly Invoice[] | 'unavailable';
};

export type BillState = Omit<Bill, 'invoices'>;

/**
 * The bill with its attachments. A failing list of attachments does not hide the bill, unless it `isWhole`: then
 * one that was refused because the JWT is over fails as the bill itself would.
 */
export async function loadBill(
  session: BillSession,
  { isWhole = false } = {},
): Promise<Result<Bill, BillFailure>> {
  const [loaded, invoices] = await Promise.all([
    loadBillState(session.jwt),
    listInvoices(session.jwt, session.transactionId),
  ]);
  if (!loaded.ok) return loaded;
  if (isWhole && !invoices.ok && invoices.failure.kind === 'unauthorized') return invoices;
  // At a brand's own host every page carries that brand anyway.
  if (!(await readSite()).brandId) rememberBrand(session.ref, loaded.value.brand.id);
  return succeed({ ...loaded.value, invoices: invoices.ok ? invoices.value : 'unavailable' });
}

/** The bill's present state by connectFi's word and our own memory of attempts. */
export async function loadBillState(
  jwt: string,
  purpose?: Purpose,
): Promise<Result<BillState, BillFailure>> {
  const askedAtInMs = performance.now();
  const read = await readPayment(jwt, purpose);
  if (!read.ok) return read;
  const { payment, brand } = read.value;
  const latest = await settleLatestAttempt(payment, askedAtInMs);
  const attempt = latest.ok ? latest.value : undefined;
  const isStandingStill = getLedger().canWrite() === false || getUpstreamHealth().isClockWrong;
  const input = { payment, attempt, isLedgerDown: !latest.ok, isStandingStill, now: getNow() };
  const state = getPaymentState(input);
  const isLedgerDown = input.isLedgerDown || state === 'paused';
  return succeed({ payment, brand, attempt, isLedgerDown, state });
}

export type BillAndAccounts = {
  readonly bill: BillState;
  readonly accounts: Result<readonly BankAccount[], ConnectfiFailure>;
};

/** Both at once. Only a JWT that is over, or a bill that cannot be read, fails the whole. */
export async function readBillAndAccounts(
  jwt: string,
  purpose?: Purpose,
): Promise<Result<BillAndAccounts, BillFailure>> {
  const [bill, accounts] = await Promise.all([
    loadBillState(jwt, purpose),
    listBankAccounts(jwt, purpose),
  ]);
  if (!bill.ok) return bill;
  if (!accounts.ok && accounts.failure.kind === 'unauthorized') return fail(accounts.failure);
  return succeed({ bill: bill.value, accounts });
}
