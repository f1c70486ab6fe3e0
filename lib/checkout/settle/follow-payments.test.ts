import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { getPayment } from '#lib/connectfi/operations/get-payment.ts';
import { holdAnswers } from '#lib/connectfi/testing/hold-answers.ts';
import { recordLog } from '#lib/connectfi/testing/record-log.ts';
import {
  type Answer,
  closeUpstreams,
  pointToConnectfi,
  refuseWith,
  startUpstream,
  succeedWith,
} from '#lib/connectfi/testing/start-upstream.ts';
import type { PaymentStatus } from '#lib/domain/payment.ts';
import { getLedger, sharedLedger } from '#lib/ledger/ledger.ts';
import { createSqlLedger } from '#lib/ledger/sql/create-sql-ledger.ts';
import { openSqlite } from '#lib/ledger/sql/open-sqlite.ts';
import type { SqlStore } from '#lib/ledger/sql/sql-store.ts';
import { TEST_INTENT } from '#lib/ledger/testing/open-test-ledger.ts';
import { shortenId } from '#lib/short-number.ts';
import { sealCredentials } from '../read/reading-credentials.ts';
import { followPayments } from './follow-payments.ts';

const OPENING = '/prefix/public/customer/payment/link';
const DETAILS = '/prefix/public/customer/payment/details';
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const ACCEPTED_AT = Date.parse('2026-10-01T15:00:00.000Z');
const OLD_JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.b2xk';

let store: SqlStore;
let log: string[];
let status: PaymentStatus;
/** How connectFi answers who opens the link of a bill. */
let opening: ((transactionId: string) => Answer) | undefined;
let calls: string[];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: ACCEPTED_AT });
  log = recordLog();
  store = openSqlite(':memory:');
  sharedLedger.value = createSqlLedger({ store, onFailure: rethrow });
  [status, opening, calls] = ['Processing', undefined, []];
  const upstream = await startUpstream((response, request) => {
    const { path, headers, body } = request;
    calls.push(path ?? '');
    if (path === OPENING) {
      const bill = String(JSON.parse(body).link).replace('link-of-', '');
      const answer = opening?.(bill) ?? succeedWith({ token: writeJwt(bill), expiresIn: 3600 });
      return answer(response, request);
    }
    const jwt = String(headers['x-connectfi-jwtoken']);
    if (jwt === OLD_JWT) return refuseWith('unauthorized', 401)(response, request);
    const { cFiTransactionId } = JSON.parse(
      Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString(),
    );
    const payment = { cFiTransactionId, amount: 125, currency: 'USD', status };
    return succeedWith({ payment })(response, request);
  });
  pointToConnectfi(`${upstream.origin}/prefix`);
});
afterEach(async () => {
  vi.useRealTimers();
  await closeUpstreams();
});

describe('an accepted payment that nobody looks at', () => {
  it('is left alone for an hour, and then read by its link, for the JWT is over', async () => {
    await acceptPayment('bill1');
    await passAndFollow(HOUR - 1);
    expect(calls).toEqual([]);
    await passAndFollow(HOUR);
    expect(calls).toEqual([OPENING, DETAILS]);
    expect(await readStatuses('bill1')).toEqual(['Processing']);
  });

  it('is read at most every hour, ever more rarely, for fourteen days', async () => {
    await acceptPayment('bill1');
    const readAt: number[] = [];
    for (let minute = 0; minute < (20 * DAY) / 60_000; minute += 10) {
      const before = calls.length;
      await passAndFollow(10 * 60_000);
      if (calls.length > before) readAt.push(Date.now());
    }
    const pauses = readAt.map((at, index) => at - (readAt[index - 1] ?? ACCEPTED_AT));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(HOUR);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(10.5 * HOUR);
    expect(readAt.length).toBeGreaterThan(30);
    expect(readAt.length).toBeLessThan(50);
    expect(Math.max(...readAt)).toBeLessThan(ACCEPTED_AT + 14 * DAY);
    expect(await countMeans(), 'the seal is over before anybody deletes it').toBe(1);
    await getLedger().tidy();
    expect(await countMeans()).toBe(0);
  }, 60_000);

  it.each(['Settled', 'Returned', 'Declined', 'Cancelled'] as const)(
    'is followed until it is %s, and then its credentials are gone',
    async (final) => {
      await acceptPayment('bill1');
      status = 'SentToPay';
      await passAndFollow(2 * HOUR);
      expect(await countMeans()).toBe(1);
      status = final;
      await passAndFollow(4 * HOUR);
      expect(await readStatuses('bill1')).toEqual(['SentToPay', final]);
      expect(await countMeans()).toBe(0);
      const before = calls.length;
      await passAndFollow(3 * DAY);
      expect(calls).toHaveLength(before);
      expect(readLine('a payment was followed to its end')).toMatchObject({
        transactionId: 'bill1',
        confirmation: shortenId('bill1'),
        status: final,
      });
    },
  );

  it('is followed no longer once its customer has seen the end', async () => {
    const id = await acceptPayment('bill1');
    await getLedger().noteStatus(id, 'Settled');
    expect(await countMeans()).toBe(0);
  });

  it('is not followed at all where its end was known at once', async () => {
    await acceptPayment('bill1', 'Settled');
    expect(await countMeans()).toBe(0);
  });

  it('is given up where connectFi has closed its link', async () => {
    await acceptPayment('bill1');
    opening = () => refuseWith('paymentStatus');
    await passAndFollow(2 * HOUR);
    expect(calls).toEqual([OPENING]);
    expect(await countMeans()).toBe(0);
    expect(readLine('a payment can no longer be followed')).toMatchObject({
      transactionId: 'bill1',
    });
  });

  it('is kept where connectFi refuses its link for another reason', async () => {
    await acceptPayment('bill1');
    opening = () => refuseWith('merchantNotFound');
    await passAndFollow(2 * HOUR);
    expect(await countMeans()).toBe(1);
  });

  it('takes nothing from another bill', async () => {
    await acceptPayment('bill1');
    opening = () => succeedWith({ token: writeJwt('bill2'), expiresIn: 3600 });
    status = 'Settled';
    await passAndFollow(2 * HOUR);
    expect(await readStatuses('bill1')).toEqual([]);
    expect(await countMeans()).toBe(0);
  });

  it('leaves no secret in the log', async () => {
    await acceptPayment('bill1');
    await passAndFollow(2 * HOUR);
    expect(log.join('')).toContain('exchangeLink');
    expect(log.join('')).not.toMatch(/link-of-|eyJ|Fe26/);
  });
});

describe('many accepted payments', () => {
  it('are read a few in a round, each once', async () => {
    for (let count = 0; count < 40; count++) await acceptPayment(`bill${count}`);
    await passAndFollow(2 * HOUR);
    expect(calls.filter((path) => path === OPENING)).toHaveLength(30);
    await follow();
    expect(calls.filter((path) => path === OPENING)).toHaveLength(40);
    await follow();
    expect(calls.filter((path) => path === OPENING)).toHaveLength(40);
  });

  it('do not become due at the same time', async () => {
    for (let count = 0; count < 40; count++) await acceptPayment(`bill${count}`);
    const due = await store.transact((query) =>
      query('select distinct next_read_at from followed_payments'),
    );
    expect(due.length).toBeGreaterThan(30);
  });

  it('wait while connectFi has trouble, and while it is the turn of another process', async () => {
    for (let count = 0; count < 40; count++) await acceptPayment(`bill${count}`);
    opening = () => refuseWith('internal', 500);
    await passAndFollow(2 * HOUR);
    expect(new Set(calls)).toEqual(new Set([OPENING]));
    expect(calls.length, 'two at once, with a second try each at most').toBeLessThanOrEqual(4);
    calls.length = 0;
    await follow({ isMyTurn: async () => false });
    await follow({ signal: AbortSignal.abort() });
    expect(calls).toEqual([]);
  });

  it('wait while customers read their bills', async () => {
    await acceptPayment('bill1');
    const held = holdAnswers();
    const slow = await startUpstream(held.hold);
    pointToConnectfi(`${slow.origin}/prefix`);
    const customers = Array.from({ length: 16 }, () => getPayment(writeJwt('bill1')));
    await vi.waitFor(() => expect(held.count()).toBe(16));
    await passAndFollow(2 * HOUR);
    expect(held.count()).toBe(16);
    held.release(refuseWith('paymentNotFound'));
    await Promise.all(customers);
    const followed = follow();
    await vi.waitFor(() => expect(held.count()).toBe(1));
    held.release(refuseWith('paymentNotFound'));
    await followed;
  });
});

function follow(options: Partial<Parameters<typeof followPayments>[0]> = {}) {
  const isMyTurn = async () => true;
  return followPayments({ isMyTurn, signal: new AbortController().signal, ...options });
}

async function passAndFollow(timeInMs: number): Promise<void> {
  vi.setSystemTime(Date.now() + timeInMs);
  await follow();
}

async function acceptPayment(transactionId: string, statusSeen?: PaymentStatus): Promise<string> {
  const credentials = await sealCredentials({
    ref: transactionId,
    link: `link-of-${transactionId}`,
    jwt: OLD_JWT,
    transactionId,
    sessionId: 'a-session',
    expiresAtInMs: Date.now() + HOUR,
    openedAtInMs: Date.now(),
    hasBankConnection: true,
  });
  const intent = { ...TEST_INTENT, transactionId, billRef: transactionId };
  const opened = await getLedger().openAttempt(intent, credentials);
  const id = opened.ok ? opened.value.attempt.id : '';
  await getLedger().changeAttempt(id, { state: 'submitted' });
  await getLedger().changeAttempt(id, { state: 'accepted', ...(statusSeen && { statusSeen }) });
  return id;
}

async function readStatuses(transactionId: string) {
  const latest = await getLedger().getLatestAttempt(transactionId);
  return latest.ok ? latest.value?.statusesSeen : undefined;
}

/** Sealed credentials, in whatever table. */
async function countMeans(): Promise<number> {
  const count = (table: string) =>
    store.transact((query) => query(`select attempt_id from ${table}`));
  return (await count('followed_payments')).length + (await count('reading_means')).length;
}

function readLine(message: string): unknown {
  return log.map((line) => JSON.parse(line)).find(({ msg }) => msg === message);
}

function writeJwt(cFiTransactionId: string): string {
  const claims = Buffer.from(JSON.stringify({ cFiTransactionId })).toString('base64url');
  return `eyJhbGciOiJIUzI1NiJ9.${claims}.bmV3`;
}

function rethrow(error: unknown): never {
  throw error;
}
