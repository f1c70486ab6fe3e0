import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBrandIndex } from '#lib/brand/brand-index.ts';
import { BUILT_IN_BRAND } from '#lib/brand/built-in-brand.ts';
import { recordLog } from '#lib/connectfi/testing/record-log.ts';
import {
  type Answer,
  answerText,
  closeUpstreams,
  pointToConnectfi,
  refuseWith,
  startUpstream,
  succeedWith,
} from '#lib/connectfi/testing/start-upstream.ts';
import { getLedger } from '#lib/ledger/get-ledger.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { getAuthorizationTerms } from '#lib/payment/authorization-terms.ts';
import { getDebitSchedule } from '#lib/payment/debit-date.ts';
import type { PaymentStatus } from '#lib/payment/payment.ts';
import { loadBillState } from './load-bill.ts';
import { payByBank } from './pay-by-bank.ts';

vi.mock('#lib/brand/read-site.ts', () => ({
  readSite: async () => ({ origin: 'https://pay.example' }),
}));

const PAY = '/prefix/public/customer/payment/ach-pay';
const DETAILS = '/prefix/public/customer/payment/details';
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2lnbmF0dXJl';
const TRANSACTION_ID = '7l7TrL0ZukBQR4H4W2fsvT';
const DEVICE = { locale: 'en-US', userAgent: 'a browser', ipAddress: '127.0.0.1' };
const SESSION = {
  ref: 'a'.repeat(22),
  link: 'a-link-of-a-bill',
  jwt: JWT,
  transactionId: TRANSACTION_ID,
  sessionId: 'a-session',
  expiresAtInMs: Date.now() + 3_600_000,
  openedAtInMs: Date.now(),
  hasBankConnection: true,
};

beforeEach(() => {
  recordLog();
  globalThis.ledger = undefined;
  globalThis.brands = createBrandIndex([], BUILT_IN_BRAND).index;
});
afterEach(async () => {
  vi.useRealTimers();
  await closeUpstreams();
});

describe('a payment', () => {
  it('is not begun when its answer would come too late', async () => {
    const upstream = await startConnectfi(succeedWith({ status: 'Processing' }));
    const outcome = await pay({ answerByInMs: Date.now() + 400 });
    expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'upstreamUnavailable' } });
    expect(upstream.requests.map(({ path }) => path)).not.toContain(PAY);
    expect(await getLedger().getLatestAttempt(TRANSACTION_ID)).toBeUndefined();
    expect(await pay()).toEqual({ kind: 'accepted', status: 'Processing' });
  });

  it.each(['Cancelled', 'Returned'] as const)(
    'is not called accepted once more after it was accepted and became %s',
    async (end) => {
      const upstream = await startConnectfi(succeedWith({ status: 'Processing' }));
      await pay();
      status = 'Settled';
      expect(await pay()).toMatchObject({ kind: 'accepted' });
      status = end;
      expect(await pay()).toMatchObject({ kind: 'failed', failure: { code: 'notPayable' } });
      expect(upstream.requests.filter(({ path }) => path === PAY)).toHaveLength(1);
    },
  );

  it('is answered by what a reading of the bill has proved meanwhile', async () => {
    const paid = (answer: Answer): Answer => {
      return async (...call) => {
        status = 'Processing';
        await loadBillState(JWT);
        answer(...call);
      };
    };
    await startConnectfi(paid(refuseWith('paymentStatus')));
    expect(await pay()).toEqual({ kind: 'accepted', status: 'Processing' });
    globalThis.ledger = undefined;
    await closeUpstreams();
    await startConnectfi(paid(answerText(500, '')));
    expect(await pay()).toEqual({ kind: 'accepted', status: 'Processing' });
  });

  it('is not called lost by a reading that was asked for before the settling window was over', async () => {
    await startConnectfi(answerText(500, ''));
    expect(await pay()).toEqual({ kind: 'open', outcome: 'unknown' });
    const attempt = await getLedger().getLatestAttempt(TRANSACTION_ID);
    const submittedAtInMs = Date.parse(attempt?.submittedAt ?? '');
    vi.useFakeTimers({ toFake: ['Date'], now: submittedAtInMs + 119_000 });
    beforeDetails = () => vi.setSystemTime(submittedAtInMs + 121_000);
    expect(await readState()).toBe('unknown');
    expect(await readState()).toBe('notReceived');
  });
});

let status: PaymentStatus;
let beforeDetails: () => void;

/** A connectFi with one bill and one connected account. */
function startConnectfi(answerToPay: Answer) {
  status = 'Sent';
  beforeDetails = () => {};
  const accounts = [{ account_id: 'an-account', name: 'Everyday', type: 'depository' }];
  const upstream = startUpstream((...call) => {
    const { path } = call[1];
    if (path === PAY) return answerToPay(...call);
    if (path !== DETAILS) return succeedWith({ achAccounts: accounts })(...call);
    beforeDetails();
    const payment = { cFiTransactionId: TRANSACTION_ID, amount: 125, currency: 'USD', status };
    return succeedWith({ payment })(...call);
  });
  return upstream.then((started) => {
    pointToConnectfi(`${started.origin}/prefix`, {
      UPSTREAM_TIMEOUT_MS: '5000',
      PAY_TIMEOUT_MS: '5000',
      SETTLING_SECONDS: '120',
    });
    return started;
  });
}

function pay({ answerByInMs = Date.now() + 24_000 } = {}) {
  const order = {
    accountId: 'an-account',
    nameOnAccount: 'Jane Doe',
    amountInCents: 12_500,
    debitDate: getDebitSchedule(new Date()).debitDate,
    authorizationVersion: getAuthorizationTerms({ addressLines: [] }, getMessages()).version,
  };
  return payByBank({ session: SESSION, order, device: DEVICE, answerByInMs });
}

async function readState() {
  const bill = await loadBillState(JWT);
  return bill.ok ? bill.value.attempt?.state : bill.failure;
}
