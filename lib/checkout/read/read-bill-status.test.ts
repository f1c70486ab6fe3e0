import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBrandIndex, sharedBrands } from '#lib/brand/brand-index.ts';
import { BUILT_IN_BRAND } from '#lib/brand/built-in-brand.ts';
import { recordLog } from '#lib/connectfi/testing/record-log.ts';
import {
  type Answer,
  closeUpstreams,
  pointToConnectfi,
  refuseWith,
  startUpstream,
  succeedWith,
} from '#lib/connectfi/testing/start-upstream.ts';
import type { AttemptState } from '#lib/domain/attempt.ts';
import { getLedger, sharedLedger } from '#lib/ledger/ledger.ts';
import {
  openTestLedger,
  TEST_CREDENTIALS,
  TEST_INTENT,
} from '#lib/ledger/testing/open-test-ledger.ts';
import { fail, succeed } from '#lib/result.ts';
import { startLinkToken } from '../connect/link-token.ts';
import { readBillStatus } from './read-bill-status.ts';

vi.mock('#lib/brand/read-site.ts', () => ({
  readSite: async () => ({ origin: 'https://pay.example' }),
}));

const { transactionId, sessionId, billRef } = TEST_INTENT;
const SESSION = {
  ref: billRef,
  link: 'a-link-of-a-bill',
  jwt: 'eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2lnbmF0dXJl',
  transactionId,
  sessionId,
  expiresAtInMs: Date.now() + 3_600_000,
  openedAtInMs: Date.now(),
  hasBankConnection: true,
};

beforeEach(() => {
  recordLog();
  sharedLedger.value = openTestLedger();
  sharedBrands.value = createBrandIndex([], BUILT_IN_BRAND).index;
});
afterEach(closeUpstreams);

async function setUp(answer: Answer, ...states: AttemptState[]): Promise<void> {
  const { origin } = await startUpstream(answer);
  pointToConnectfi(origin, { UPSTREAM_TIMEOUT_MS: '5000' });
  if (states.length === 0) return;
  const opened = await getLedger().openAttempt(TEST_INTENT, TEST_CREDENTIALS);
  if (!opened.ok) throw new Error('the store does not answer');
  for (const state of states) await getLedger().changeAttempt(opened.value.attempt.id, { state });
}

function answerStatus(status: string): Answer {
  const payment = { cFiTransactionId: transactionId, amount: 125, currency: 'USD', status };
  return succeedWith({ payment });
}

describe('a clock that is wrong', () => {
  const HOUR_IN_MS = 3_600_000;
  it.each([5, -400 * 24])('offers no payment: %i h', async (hours) => {
    const date = new Date(Date.now() - hours * HOUR_IN_MS).toUTCString();
    await setUp((response, request) => {
      response.setHeader('Date', date);
      answerStatus('Sent')(response, request);
    });
    const paused = { status: 'Sent', isPayable: false, outcome: null, isPaused: true };
    expect(await readBillStatus(SESSION)).toEqual(succeed(paused));
    const token = await startLinkToken(SESSION, 'tab');
    expect(token).toEqual(fail({ code: 'storeUnavailable' }));
  });

  it('hides nothing of a payment that was sent', async () => {
    const date = new Date(Date.now() + HOUR_IN_MS).toUTCString();
    await setUp(
      (response, request) => {
        response.setHeader('Date', date);
        answerStatus('Sent')(response, request);
      },
      'submitted',
      'unknown',
    );
    expect(await readBillStatus(SESSION)).toMatchObject({ value: { outcome: 'unknown' } });
  });
});

describe('the news of a bill', () => {
  it('are by the word of connectFi', async () => {
    await setUp(answerStatus('Sent'));
    const news = { status: 'Sent', isPayable: true, outcome: null };
    expect(await readBillStatus(SESSION)).toEqual(succeed(news));
  });

  it('are by our own memory where connectFi refuses the bill', async () => {
    await setUp(refuseWith('paymentStatus'), 'submitted', 'unknown');
    const news = { status: 'missing', isPayable: false, outcome: 'unknown' };
    expect(await readBillStatus(SESSION)).toEqual(succeed(news));
  });

  it('are none where connectFi refuses the bill and we know of no payment', async () => {
    await setUp(refuseWith('paymentStatus'));
    expect(await readBillStatus(SESSION)).toMatchObject(fail({ code: 'notPayable' }));
  });

  it('are no guess where connectFi does not answer', async () => {
    await setUp(answerStatus('Sent'), 'submitted', 'unknown');
    await closeUpstreams();
    expect(await readBillStatus(SESSION)).toEqual(fail({ code: 'upstreamUnavailable' }));
  });

  it.each(['Sent', 'Processing'])(
    'say of a bill that is %s when our memory does not answer',
    async (status) => {
      await setUp(answerStatus(status));
      await getLedger().close();
      const news = { status, isPayable: false, outcome: null, isPaused: true };
      expect(await readBillStatus(SESSION)).toEqual(succeed(news));
    },
  );
});
