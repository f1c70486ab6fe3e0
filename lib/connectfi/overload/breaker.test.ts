import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { Result } from '#lib/result.ts';
import { createLinkToken } from '../operations/create-link-token.ts';
import { exchangeLink } from '../operations/exchange-link.ts';
import { exchangePublicToken } from '../operations/exchange-public-token.ts';
import { getPayment } from '../operations/get-payment.ts';
import { listBankAccounts } from '../operations/list-bank-accounts.ts';
import { listInvoices } from '../operations/list-invoices.ts';
import { openInvoiceFile } from '../operations/open-invoice-file.ts';
import { payByBank } from '../operations/pay-by-bank.ts';
import { holdAnswers } from '../testing/hold-answers.ts';
import { recordLog } from '../testing/record-log.ts';
import { setUpstream } from '../testing/set-upstream.ts';
import {
  type Answer,
  answerText,
  closeUpstreams,
  hang,
  pointToConnectfi,
  refuseWith,
  resetConnection,
  startUpstream,
  succeedWith,
} from '../testing/start-upstream.ts';
import type { Operation, Purpose } from '../transport/call.ts';
import type { ConnectfiFailure } from '../transport/failure.ts';
import { request } from '../transport/request.ts';
import { getUpstreamHealth } from './upstream.ts';

const JWT = 'a.customer.jwt';
const STORM = 20;
const PAUSE_IN_MS = 5_000;
const DOWN = answerText(500, '');
const BILL = succeedWith({
  payment: { cFiTransactionId: 'T1', amount: 1, currency: 'USD', status: 'Sent' },
});
const NOT_SENT = { ok: false, failure: { kind: 'notSent' } };
const HELD_BACK = { ok: false, failure: { kind: 'notSent', retryAfterInSeconds: 5 } };

type Call = () => Promise<Result<unknown, ConnectfiFailure>>;

const OPERATIONS: Readonly<Record<Exclude<Operation, 'getPayment'>, Call>> = {
  exchangeLink: () => exchangeLink('a-link'),
  payByBank: () => payByBank(JWT, { accountId: 'account-1', nameOnAccount: 'Jane Doe' }),
  listInvoices: () => listInvoices(JWT, 'T1'),
  openInvoiceFile: () => openInvoiceFile(JWT, 'I1'),
  createLinkToken: () => createLinkToken(JWT),
  exchangePublicToken: () => exchangePublicToken(JWT, 'public-sandbox-1'),
  listBankAccounts: () => listBankAccounts(JWT),
};

let lines: string[];
let nowInMs: number;
/** What connectFi answers from now on. */
let answer: Answer;
beforeEach(() => {
  lines = recordLog();
  nowInMs = 1_000_000;
  answer = BILL;
});
afterEach(async () => {
  vi.useRealTimers();
  await closeUpstreams();
});

async function start({ longestWaitInMs = 10_000 } = {}) {
  const upstream = await startUpstream((...call) => answer(...call));
  pointToConnectfi(upstream.origin, { UPSTREAM_TIMEOUT_MS: '7500', PAY_TIMEOUT_MS: '15000' });
  setUpstream(upstream.origin, {
    breaker: { now: () => nowInMs },
    reads: { max: 64, maxOfOne: 64, maxWaiting: 0, longestWaitInMs },
  });
  return upstream;
}

/** A call with all the time that a busy machine needs. */
function callPatiently(operation: Operation = 'getPayment', { isRepeatable = true } = {}) {
  const call = { operation, method: 'POST', path: `/${operation}`, isRepeatable } as const;
  return request({ ...call, deadlineInMs: 60_000 }, z.unknown());
}

function readMany(count: number, purpose?: Purpose) {
  return Promise.all(Array.from({ length: count }, () => getPayment(JWT, purpose)));
}

/** connectFi is down, and the breaker has noticed. */
async function startBroken(options: Parameters<typeof start>[0] = {}) {
  const upstream = await start(options);
  answer = DOWN;
  await readMany(STORM);
  expect(getUpstreamHealth().breaker).toBe('open');
  return upstream;
}

function readChanges(): unknown[] {
  return lines.flatMap((line) => JSON.parse(line).breaker ?? []);
}

describe('a connectFi that is down', () => {
  it('is not called by anything any more, and every call fails at once', async () => {
    const upstream = await startBroken();
    expect(upstream.requests).toHaveLength(STORM);
    const connections = upstream.countConnections();
    answer = hang;
    expect(await getPayment(JWT)).toEqual(HELD_BACK);
    for (const call of Object.values(OPERATIONS)) expect(await call()).toEqual(HELD_BACK);
    expect(upstream.requests).toHaveLength(STORM);
    expect(upstream.countConnections()).toBe(connections);
  });

  it.each<[string, Answer]>([
    ['breaks', DOWN],
    ['resets every connection', resetConnection],
    ['says nothing', hang],
  ])('is noticed where it %s', async (_, trouble) => {
    const upstream = await start();
    pointToConnectfi(upstream.origin, { UPSTREAM_TIMEOUT_MS: '400' });
    answer = trouble;
    await readMany(STORM - 1);
    expect(getUpstreamHealth().breaker).toBe('closed');
    await readMany(1);
    expect(getUpstreamHealth().breaker).toBe('open');
  });

  it('is noticed where no connection can be made', async () => {
    const upstream = await start();
    await closeUpstreams();
    setUpstream(upstream.origin);
    await readMany(STORM);
    expect(getUpstreamHealth().breaker).toBe('open');
  });

  it('is noticed by links alone, where nobody has a bill open', async () => {
    await start();
    answer = DOWN;
    await Promise.all(Array.from({ length: STORM }, () => exchangeLink('a-link')));
    expect(getUpstreamHealth().breaker).toBe('open');
  });

  it('is not waited for where every place is taken by calls that hang', async () => {
    const upstream = await start();
    const { hold, count, release } = holdAnswers();
    answer = hold;
    const hanging = Array.from({ length: 64 }, () => callPatiently());
    await expect.poll(count).toBe(64);
    expect(await getPayment(JWT)).toMatchObject({ failure: { kind: 'busy' } });
    answer = DOWN;
    await readMany(STORM, 'paying');
    expect(await getPayment(JWT)).toEqual(HELD_BACK);
    release(DOWN);
    await Promise.all(hanging);
    expect(upstream.requests).toHaveLength(64 + STORM);
  });

  it('gets no second try of a call that was under way', async () => {
    const upstream = await start();
    const { hold, count, release } = holdAnswers();
    answer = hold;
    const underWay = callPatiently('listInvoices');
    await expect.poll(count).toBe(1);
    answer = DOWN;
    await readMany(STORM);
    release(answerText(503, ''));
    expect(await underWay).toEqual({ ok: false, failure: { kind: 'unavailable' } });
    expect(upstream.requests).toHaveLength(STORM + 1);
  });
});

describe('what says nothing of connectFi as a whole', () => {
  it.each<[string, Answer]>([
    ['a bill', BILL],
    ['a refusal', refuseWith('paymentNotFound', 404)],
    ['a session that is over', refuseWith('unauthorized', 401)],
    ['a 429', answerText(429, '')],
    ['HTML', answerText(200, '<html>')],
    ['an address that is not there', answerText(404, '<html>')],
  ])('opens no breaker: %s', async (_, given) => {
    const upstream = await start();
    answer = given;
    await readMany(2 * STORM);
    expect(getUpstreamHealth().breaker).toBe('closed');
    expect(upstream.requests).toHaveLength(2 * STORM);
  });

  it.each(Object.entries(OPERATIONS))(
    'opens no breaker: %s fails while bills can be read',
    async (_, call) => {
      await start();
      await getPayment(JWT);
      answer = DOWN;
      await Promise.all(Array.from({ length: STORM }, call));
      expect(getUpstreamHealth().breaker).toBe('closed');
    },
  );
});

describe('a connectFi that comes back', () => {
  it('is tried by one read alone; who does not want to wait for it is told so', async () => {
    const upstream = await startBroken({ longestWaitInMs: 20 });
    const { hold, count, release } = holdAnswers();
    answer = hold;
    nowInMs += PAUSE_IN_MS;
    const probe = callPatiently();
    for (const other of await readMany(10)) expect(other).toMatchObject(NOT_SENT);
    await expect.poll(count).toBe(1);
    expect(getUpstreamHealth().breaker).toBe('halfOpen');
    expect(upstream.requests).toHaveLength(STORM + 1);
    release(BILL);
    expect(await probe).toMatchObject({ ok: true });
    expect(getUpstreamHealth().breaker).toBe('closed');
  });

  it('is called again by those who waited for the one that tried', async () => {
    const upstream = await startBroken();
    const { hold, count, release } = holdAnswers();
    answer = hold;
    nowInMs += PAUSE_IN_MS;
    const reads = Promise.all(Array.from({ length: 10 }, () => callPatiently()));
    await expect.poll(count).toBe(1);
    answer = BILL;
    release(BILL);
    expect((await reads).every(({ ok }) => ok)).toBe(true);
    expect(upstream.requests).toHaveLength(STORM + 10);
  });

  it('is not called by those who waited where the trial fails', async () => {
    const upstream = await startBroken();
    const { hold, count, release } = holdAnswers();
    answer = hold;
    nowInMs += PAUSE_IN_MS;
    const probe = callPatiently();
    await expect.poll(count).toBe(1);
    const waiting = [callPatiently(), callPatiently('listInvoices')];
    release(DOWN);
    expect(await probe).toMatchObject({ failure: { kind: 'unavailable' } });
    for (const call of waiting) expect(await call).toEqual(HELD_BACK);
    expect(upstream.requests).toHaveLength(STORM + 1);
  });

  it('shows a bill with its attachments at once, whichever of them is asked for first', async () => {
    await startBroken();
    answer = BILL;
    nowInMs += PAUSE_IN_MS;
    const reads = [callPatiently('listInvoices'), callPatiently('getPayment')];
    for (const read of await Promise.all(reads)) expect(read).toMatchObject({ ok: true });
  });

  it('can be found by a link as well', async () => {
    await startBroken();
    answer = refuseWith('paymentNotFound', 404);
    nowInMs += PAUSE_IN_MS;
    expect(await exchangeLink('a-link')).toMatchObject({ failure: { kind: 'refused' } });
    expect(getUpstreamHealth().breaker).toBe('closed');
  });

  it.each(['payByBank', 'exchangePublicToken', 'getPayment'] as const)(
    'is never tried by what may not be repeated, which does not wait for the trial either: %s',
    async (name) => {
      const upstream = await startBroken();
      const { hold, count, release } = holdAnswers();
      answer = hold;
      nowInMs += PAUSE_IN_MS;
      const early = callPatiently(name, { isRepeatable: false });
      const probe = callPatiently();
      await expect.poll(count).toBe(1);
      const late = callPatiently(name, { isRepeatable: false });
      release(BILL);
      expect(await probe).toMatchObject({ ok: true });
      expect(await early).toMatchObject(NOT_SENT);
      expect(await late).toMatchObject(NOT_SENT);
      expect(upstream.requests).toHaveLength(STORM + 1);
    },
  );

  it('is left alone for another pause where it is still down, without a second try', async () => {
    const upstream = await startBroken();
    answer = answerText(503, '');
    nowInMs += PAUSE_IN_MS;
    expect(await getPayment(JWT)).toMatchObject({ failure: { kind: 'unavailable' } });
    expect(upstream.requests).toHaveLength(STORM + 1);
    nowInMs += PAUSE_IN_MS - 1;
    expect(await getPayment(JWT)).toMatchObject(NOT_SENT);
    expect(upstream.requests).toHaveLength(STORM + 1);
    answer = BILL;
    nowInMs += 1;
    expect(await getPayment(JWT)).toMatchObject({ ok: true });
  });

  it('is not called down again on the word of calls from before', async () => {
    const upstream = await start();
    const { hold, count, release } = holdAnswers();
    answer = hold;
    const old = Array.from({ length: STORM }, () => callPatiently());
    await expect.poll(count).toBe(STORM);
    answer = DOWN;
    await readMany(STORM);
    expect(getUpstreamHealth().breaker).toBe('open');
    answer = BILL;
    nowInMs += PAUSE_IN_MS;
    await getPayment(JWT);
    release(DOWN);
    await Promise.all(old);
    expect(getUpstreamHealth().breaker).toBe('closed');
    expect(upstream.requests).toHaveLength(2 * STORM + 1);
  });

  it('begins with a clean record', async () => {
    await startBroken();
    answer = BILL;
    nowInMs += PAUSE_IN_MS;
    await getPayment(JWT);
    answer = DOWN;
    await readMany(STORM - 1);
    expect(getUpstreamHealth().breaker).toBe('closed');
  });

  it('is not locked out by a clock that was set back', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await startBroken();
    vi.setSystemTime(Date.now() - 3_600_000);
    answer = BILL;
    nowInMs += PAUSE_IN_MS;
    expect(await getPayment(JWT)).toMatchObject({ ok: true });
  });
});

describe('the log', () => {
  it('has a line for every change, and none for a call that was not made', async () => {
    await startBroken();
    await readMany(30);
    answer = BILL;
    nowInMs += PAUSE_IN_MS;
    await getPayment(JWT);
    expect(readChanges()).toEqual(['open', 'halfOpen', 'closed']);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ breaker: 'closed', shedCalls: 30 });
    expect(lines).toHaveLength(STORM + 3 + 1);
    expect(getUpstreamHealth().reads.shed).toBe(30);
  });
});
