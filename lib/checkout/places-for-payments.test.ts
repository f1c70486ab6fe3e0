import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createBrandIndex, sharedBrands } from '#lib/brand/brand-index.ts';
import { BUILT_IN_BRAND } from '#lib/brand/built-in-brand.ts';
import { recordLog } from '#lib/connectfi/testing/record-log.ts';
import { setUpstream } from '#lib/connectfi/testing/set-upstream.ts';
import {
  closeUpstreams,
  startUpstream,
  succeedWith,
} from '#lib/connectfi/testing/start-upstream.ts';
import { getAuthorizationTerms } from '#lib/domain/authorization-terms.ts';
import { getDebitSchedule } from '#lib/domain/debit-date.ts';
import { sharedLedger } from '#lib/ledger/ledger.ts';
import { openTestLedger } from '#lib/ledger/testing/open-test-ledger.ts';
import { getAuthorizationWords } from '#lib/messages/get-messages.ts';
import { connectBank, listConnectedAccounts } from './connect/connect-bank.ts';
import { BANK_DEBIT } from './pay/bank-debit.ts';
import { checkOrder } from './pay/check-order.ts';

vi.mock('#lib/brand/read-site.ts', () => ({
  readSite: async () => ({ origin: 'https://pay.example' }),
}));
vi.mock('#lib/session.ts', () => ({
  saveBankConnection: async () => {},
  dropLinkToken: async () => {},
}));

const NO_PLACES = { max: 0, maxOfOne: 0, maxWaiting: 0, longestWaitInMs: 0 };
const SESSION = {
  ref: 'a'.repeat(22),
  link: 'a-link-of-a-bill',
  jwt: 'a.customer.jwt',
  transactionId: 'T1',
  sessionId: 'a-session',
  expiresAtInMs: Date.now() + 3_600_000,
  openedAtInMs: Date.now(),
  hasBankConnection: true,
};
const BUSY = { code: 'upstreamBusy', reference: undefined, retryAfterInSeconds: 10 };

/** A connectFi in health, behind a page where others have taken every place for reads. */
beforeEach(async () => {
  recordLog();
  sharedLedger.value = openTestLedger();
  sharedBrands.value = createBrandIndex([], BUILT_IN_BRAND).index;
  const payment = { cFiTransactionId: 'T1', amount: 125, currency: 'USD', status: 'Sent' };
  const achAccounts = [{ account_id: 'an-account', name: 'Everyday', type: 'depository' }];
  const { origin } = await startUpstream(succeedWith({ payment, achAccounts }));
  setUpstream(origin, { reads: NO_PLACES });
});
afterEach(closeUpstreams);

it('has a place for what is read before a payment', async () => {
  const pressedAt = new Date();
  const order = {
    accountId: 'an-account',
    nameOnAccount: 'Jane Doe',
    amountInCents: 12_500,
    debitDate: getDebitSchedule(pressedAt).debitDate,
    authorizationVersion: getAuthorizationTerms(
      { addressLines: [] },
      getAuthorizationWords(),
      pressedAt,
    ).version,
  };
  const device = { userAgent: 'a browser', ipAddress: '127.0.0.1' };
  const given = { session: SESSION, order, device, pressedAt };
  expect(await checkOrder(BANK_DEBIT, given)).toMatchObject({ kind: 'payable' });
});

it('has a place for a customer who comes back from their bank', async () => {
  expect(await connectBank(SESSION, { publicToken: 'public-sandbox-1', tab: '' })).toMatchObject({
    ok: true,
  });
});

it('tells all others that the service is busy, and when to come back', async () => {
  expect(await listConnectedAccounts(SESSION)).toEqual({ ok: false, failure: BUSY });
});
