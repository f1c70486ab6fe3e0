import { sealData } from 'iron-session';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recordLog } from '#lib/connectfi/testing/record-log.ts';
import {
  closeUpstreams,
  pointToConnectfi,
  refuseWith,
  startUpstream,
  succeedWith,
} from '#lib/connectfi/testing/start-upstream.ts';
import type { AttemptState } from '#lib/domain/attempt.ts';
import type { PaymentStatus } from '#lib/domain/payment.ts';
import { sharedWatchedAttempts } from '#lib/ledger/attempt-watch.ts';
import { getLedger, sharedLedger } from '#lib/ledger/ledger.ts';
import {
  openTestLedger,
  TEST_CREDENTIALS,
  TEST_INTENT,
} from '#lib/ledger/testing/open-test-ledger.ts';
import type { BillSession } from '#lib/session.ts';
import { sealCredentials } from '../read/reading-credentials.ts';
import { settleOpenAttempts } from './settle-attempts.ts';

const OPENING = '/prefix/public/customer/payment/link';
const DETAILS = '/prefix/public/customer/payment/details';
const OLD_JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.b2xk';
const NEW_JWT = `eyJhbGciOiJIUzI1NiJ9.${Buffer.from(
  JSON.stringify({ cFiTransactionId: TEST_INTENT.transactionId }),
).toString('base64url')}.bmV3`;
const SESSION: BillSession = {
  ref: TEST_INTENT.billRef,
  link: 'a-link-of-a-bill',
  jwt: OLD_JWT,
  transactionId: TEST_INTENT.transactionId,
  sessionId: 'a-session',
  expiresAtInMs: Date.now() + 3_600_000,
  openedAtInMs: Date.now(),
  hasBankConnection: true,
};

let status: PaymentStatus;
let transactionId: string;
/** The JWTs that connectFi still takes. */
let alive: string[];
let calls: string[];
let clock: { pass(seconds: number): void };

beforeEach(async () => {
  recordLog();
  sharedLedger.value = openTestLedger();
  sharedWatchedAttempts.value = undefined;
  [status, transactionId, alive, calls] = ['Sent', TEST_INTENT.transactionId, [OLD_JWT], []];
  const upstream = await startUpstream(async (...call) => {
    const { path, headers } = call[1];
    calls.push(path ?? '');
    if (path === OPENING) {
      alive.push(NEW_JWT);
      return succeedWith({ token: NEW_JWT, expiresIn: 3600 })(...call);
    }
    if (!alive.includes(String(headers['x-connectfi-jwtoken']))) {
      return refuseWith('unauthorized', 401)(...call);
    }
    const payment = { cFiTransactionId: transactionId, amount: 125, currency: 'USD', status };
    return succeedWith({ payment })(...call);
  });
  pointToConnectfi(`${upstream.origin}/prefix`, { SETTLING_SECONDS: '120' });
  clock = startClock();
});
afterEach(closeUpstreams);

describe('an open attempt that nobody waits for', () => {
  it('is settled by reading its bill', async () => {
    await leaveAttempt('unknown');
    await sweep();
    clock.pass(6);
    status = 'Processing';
    await sweep();
    expect(await readState()).toBe('accepted');
    expect(calls).toEqual([DETAILS]);
  });

  it('is left to the request that sent it while it is young', async () => {
    await leaveAttempt('submitted');
    status = 'Processing';
    await sweep();
    clock.pass(4);
    await sweep();
    expect(calls).toEqual([]);
  });

  it('is called not received only after the window that this process has watched', async () => {
    await leaveAttempt('unknown');
    await sweep();
    clock.pass(119);
    await sweep();
    expect(await readState()).toBe('unknown');
    clock.pass(60);
    await sweep();
    expect(await readState()).toBe('notReceived');
  });

  it('is given up as a mere intention after the window, though its bill cannot be read', async () => {
    await intendAttempt({ ...TEST_CREDENTIALS, expiresAt: new Date(0).toISOString() });
    await sweep();
    clock.pass(119);
    await sweep();
    expect(await readState()).toBe('intended');
    clock.pass(60);
    await sweep();
    expect(await readState()).toBe('notReceived');
    expect(calls).toEqual([]);
  });

  it('is not given up as a mere intention that has just been sent', async () => {
    const attempt = await intendAttempt();
    await sweep();
    clock.pass(200);
    const isMyTurn = async () => {
      await getLedger().changeAttempt(attempt, { state: 'submitted' });
      return true;
    };
    await sweep({ isMyTurn });
    expect(await readState()).toBe('submitted');
  });

  it('is read by the link once the session that paid is over', async () => {
    await leaveAttempt('unknown');
    await sweep();
    clock.pass(6);
    alive = [];
    status = 'Settled';
    await sweep();
    expect(calls).toEqual([DETAILS, OPENING, DETAILS]);
    expect(await readState()).toBe('accepted');
  });

  it('is read ever more rarely', async () => {
    await leaveAttempt('unknown');
    status = 'Error';
    for (let second = 0; second < 600; second++) {
      await sweep();
      clock.pass(1);
    }
    expect(calls.length).toBeGreaterThan(4);
    expect(calls.length).toBeLessThan(9);
    expect(await readState()).toBe('unknown');
  });

  it('is not touched while it is the turn of another process', async () => {
    await leaveAttempt('unknown');
    await sweep();
    clock.pass(600);
    await sweep({ isMyTurn: async () => false });
    expect(calls).toEqual([]);
  });

  it('is not touched once the process is stopping', async () => {
    await leaveAttempt('unknown');
    await sweep();
    clock.pass(600);
    await sweep({ signal: AbortSignal.abort() });
    expect(calls).toEqual([]);
  });

  it('is not settled by another bill', async () => {
    await leaveAttempt('unknown');
    await sweep();
    clock.pass(6);
    [status, transactionId] = ['Processing', 'another-bill'];
    await sweep();
    expect(calls).toEqual([DETAILS]);
    expect(await readState()).toBe('unknown');
  });

  it('stays open where its credentials cannot be opened', async () => {
    const foreign = { link: 'x', jwt: OLD_JWT, jwtExpiresAtInMs: Date.now() + 1000 };
    const sealed = await sealData(foreign, {
      password: 'another secret of at least 32 characters',
    });
    await leaveAttempt('unknown', { ...TEST_CREDENTIALS, sealed });
    await sweep();
    clock.pass(600);
    await sweep();
    expect(calls).toEqual([]);
    expect(await readState()).toBe('unknown');
  });
});

function sweep(options: Partial<Parameters<typeof settleOpenAttempts>[0]> = {}) {
  return settleOpenAttempts({
    isMyTurn: async () => true,
    signal: new AbortController().signal,
    ...options,
  });
}

async function leaveAttempt(
  state: AttemptState,
  credentials?: typeof TEST_CREDENTIALS,
): Promise<void> {
  const id = await intendAttempt(credentials);
  await getLedger().changeAttempt(id, { state: 'submitted' });
  if (state !== 'submitted') await getLedger().changeAttempt(id, { state });
}

async function intendAttempt(credentials?: typeof TEST_CREDENTIALS): Promise<string> {
  const opened = await getLedger().openAttempt(
    TEST_INTENT,
    credentials ?? (await sealCredentials(SESSION)),
  );
  return opened.ok ? opened.value.attempt.id : '';
}

async function readState(): Promise<AttemptState | undefined> {
  const latest = await getLedger().getLatestAttempt(TEST_INTENT.transactionId);
  return latest.ok ? latest.value?.state : undefined;
}

function startClock() {
  const startedAt = performance.now();
  let passedInMs = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => startedAt + passedInMs);
  return {
    pass(seconds: number) {
      passedInMs += seconds * 1000;
    },
  };
}
