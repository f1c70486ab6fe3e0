import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBrandIndex, sharedBrands } from '#lib/brand/brand-index.ts';
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
import type { AttemptState } from '#lib/domain/attempt.ts';
import { getAuthorizationTerms } from '#lib/domain/authorization-terms.ts';
import { getDebitSchedule } from '#lib/domain/debit-date.ts';
import type { PaymentStatus } from '#lib/domain/payment.ts';
import { getLedger, sharedLedger } from '#lib/ledger/ledger.ts';
import { openTestLedger } from '#lib/ledger/testing/open-test-ledger.ts';
import { getAuthorizationWords } from '#lib/messages/get-messages.ts';
import { fail } from '#lib/result.ts';
import { loadBillState } from '../read/load-bill.ts';
import { BANK_DEBIT } from './bank-debit.ts';
import { placeOrder } from './place-order.ts';

vi.mock('#lib/brand/read-site.ts', () => ({
  readSite: async () => ({ origin: 'https://pay.example' }),
}));

const PAY = '/prefix/public/customer/payment/ach-pay';
const DETAILS = '/prefix/public/customer/payment/details';
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2lnbmF0dXJl';
const TRANSACTION_ID = '7l7TrL0ZukBQR4H4W2fsvT';
const DEVICE = { userAgent: 'a browser', ipAddress: '127.0.0.1' };
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
  sharedLedger.value = openTestLedger();
  sharedBrands.value = createBrandIndex([], BUILT_IN_BRAND).index;
});
afterEach(async () => {
  vi.useRealTimers();
  await closeUpstreams();
});

describe('a payment', () => {
  it('is not begun when its answer would come too late', async () => {
    const upstream = await startConnectfi(succeedWith({ status: 'Processing' }));
    const outcome = await pay({ answerByInMs: performance.now() + 400 });
    expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'upstreamUnavailable' } });
    expect(upstream.requests.map(({ path }) => path)).not.toContain(PAY);
    expect(await readAttempt()).toBeUndefined();
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
    sharedLedger.value = openTestLedger();
    await closeUpstreams();
    await startConnectfi(paid(answerText(500, '')));
    expect(await pay()).toEqual({ kind: 'accepted', status: 'Processing' });
  });

  it('stays unknown to who sent it where its bill was cancelled before the answer was lost', async () => {
    const upstream = await startConnectfi(async (...call) => {
      status = 'Cancelled';
      await loadBillState(JWT);
      answerText(500, '')(...call);
    });
    expect(await pay()).toEqual({ kind: 'open', outcome: 'unknown' });
    expect((await readAttempt())?.state).toBe('ended');
    expect(await pay()).toMatchObject({ kind: 'failed', failure: { code: 'notPayable' } });
    expect(upstream.requests.filter(({ path }) => path === PAY)).toHaveLength(1);
  });

  it('is not called lost by a reading that was asked for before the settling window was over', async () => {
    await startConnectfi(answerText(500, ''));
    expect(await pay()).toEqual({ kind: 'open', outcome: 'unknown' });
    const clock = vi.spyOn(performance, 'now');
    const now = performance.now();
    clock.mockImplementation(() => now + 119_000);
    beforeDetails = () => clock.mockImplementation(() => now + 121_000);
    expect(await readState()).toBe('unknown');
    expect(await readState()).toBe('notReceived');
  });

  it('is not called lost because somebody has set the clock', async () => {
    await startConnectfi(answerText(500, ''));
    await pay();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 365 * 24 * 60 * 60 * 1000 });
    expect(await readState()).toBe('unknown');
  });

  it('is not sent where it cannot be written down, and the bill can still be read', async () => {
    const upstream = await startConnectfi(succeedWith({ status: 'Processing' }));
    await getLedger().close();
    expect(await pay()).toMatchObject({ kind: 'failed', failure: { code: 'storeUnavailable' } });
    expect(upstream.requests.map(({ path }) => path)).not.toContain(PAY);
    const bill = await loadBillState(JWT);
    expect(bill).toMatchObject({ ok: true, value: { state: 'paused' } });
  });

  it('is not sent where only the second line could not be written', async () => {
    const upstream = await startConnectfi(succeedWith({ status: 'Processing' }));
    failChange('submitted');
    expect(await pay()).toMatchObject({ kind: 'failed', failure: { code: 'storeUnavailable' } });
    expect(upstream.requests.map(({ path }) => path)).not.toContain(PAY);
    expect((await readAttempt())?.state).toBe('intended');
  });

  it('is told to be accepted although that could not be written down', async () => {
    await startConnectfi(succeedWith({ status: 'Processing' }));
    failChange('accepted');
    expect(await pay()).toEqual({ kind: 'accepted', status: 'Processing' });
    expect((await readAttempt())?.state).toBe('submitted');
  });

  it('is open, and not refused, where a refusal could not be written down', async () => {
    await startConnectfi(refuseWith('achVerify'));
    failChange('refused');
    expect(await pay()).toEqual({ kind: 'open', outcome: 'unknown' });
    expect(await pay()).toEqual({ kind: 'open', outcome: 'submitted' });
  });

  it('is not sent by a process that was held up for long after writing it down', async () => {
    const upstream = await startConnectfi(succeedWith({ status: 'Processing' }));
    const clock = vi.spyOn(performance, 'now');
    const ledger = getLedger();
    const change = ledger.changeAttempt;
    ledger.changeAttempt = async (...call) => {
      const changed = await change(...call);
      const now = performance.now();
      clock.mockImplementation(() => now + 5_001);
      return changed;
    };
    expect(await pay()).toMatchObject({ kind: 'failed', failure: { code: 'upstreamUnavailable' } });
    expect(upstream.requests.map(({ path }) => path)).not.toContain(PAY);
    expect((await readAttempt())?.state).toBe('notReceived');
  });

  it('is not sent by a process whose intention somebody else has given up', async () => {
    const upstream = await startConnectfi(succeedWith({ status: 'Processing' }));
    const ledger = getLedger();
    const open = ledger.openAttempt;
    ledger.openAttempt = async (...call) => {
      const opened = await open(...call);
      const id = opened.ok ? opened.value.attempt.id : '';
      await ledger.changeAttempt(id, { state: 'notReceived' });
      return opened;
    };
    expect(await pay()).toMatchObject({ kind: 'failed', failure: { code: 'notPayable' } });
    expect(upstream.requests.map(({ path }) => path)).not.toContain(PAY);
  });
});

/** The store goes away at just this change. */
function failChange(state: AttemptState): void {
  const ledger = getLedger();
  const change = ledger.changeAttempt;
  ledger.changeAttempt = (id, asked) =>
    asked.state === state
      ? Promise.resolve(fail({ kind: 'storeUnavailable' as const }))
      : change(id, asked);
}

async function readAttempt() {
  const latest = await getLedger().getLatestAttempt(TRANSACTION_ID);
  return latest.ok ? latest.value : undefined;
}

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

function pay({ answerByInMs = performance.now() + 24_000 } = {}) {
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
  return placeOrder(BANK_DEBIT, {
    session: SESSION,
    order,
    device: DEVICE,
    pressedAt,
    answerByInMs,
  });
}

async function readState() {
  const bill = await loadBillState(JWT);
  return bill.ok ? bill.value.attempt?.state : bill.failure;
}
