import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FaultRequest } from '../fault.ts';
import { type SandboxUnderTest, startSandboxUnderTest } from '../sandbox-under-test.ts';
import { ERROR_CODES } from './error-codes.ts';

let sandbox: SandboxUnderTest;
beforeAll(async () => {
  sandbox = await startSandboxUnderTest();
});
afterAll(() => sandbox.close());

type Kind = FaultRequest['kind'];

async function prepare(fault: Omit<FaultRequest, 'operation'>) {
  const payment = await sandbox.preparePayment();
  await sandbox.control.injectFault(payment.id, { operation: 'C4', ...fault });
  const readStatus = async () => (await sandbox.control.readBill(payment.id)).status;

  /** Pays, and hangs up as soon as the sandbox has the call. */
  async function leave() {
    const caller = new AbortController();
    const { jwt, body } = payment;
    const answer = sandbox.connectfi.call('C4', { jwt, body, signal: caller.signal });
    const left = expect(answer).rejects.toThrow();
    const readLast = async () => (await sandbox.control.listCalls(payment.id)).at(-1)?.operation;
    await expect.poll(readLast, { interval: 10 }).toBe('C4');
    caller.abort();
    await left;
  }

  return { ...payment, readStatus, leave };
}

describe('a fault', () => {
  it.each([
    ['resetBefore', 'Sent'],
    ['resetAfter', 'Processing'],
    ['truncated', 'Processing'],
  ] as const)('%s breaks the connection and leaves the bill %s', async (kind: Kind, status) => {
    const { pay, readStatus } = await prepare({ kind });
    await expect(pay()).rejects.toThrow();
    expect(await readStatus()).toBe(status);
  });

  it('truncated announces the whole length', async () => {
    const { id, jwt, body } = await prepare({ kind: 'truncated' });
    const response = await fetch(`${sandbox.origin}/connectfi/public/customer/payment/ach-pay`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-connectfi-jwtoken': jwt },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(200);
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(200);
    await expect(response.text()).rejects.toThrow();
    expect((await sandbox.control.readBill(id)).attempts).toMatchObject([{ isAccepted: true }]);
  });

  it('delay waits before the call takes effect', async () => {
    const { id, pay } = await prepare({ kind: 'delay', delayInMs: 80 });
    expect((await pay()).status).toBe(200);
    const { attempts } = await sandbox.control.readBill(id);
    const received = (await sandbox.control.listCalls(id)).at(-1)?.at ?? '';
    const waited = Date.parse(attempts[0]?.at ?? '') - Date.parse(received);
    expect(waited).toBeGreaterThanOrEqual(75);
  });

  it('delay waits after the call has taken effect', async () => {
    const { id, pay } = await prepare({ kind: 'delay', delayAfterInMs: 80 });
    expect((await pay()).status).toBe(200);
    const answered = Date.now();
    const { attempts } = await sandbox.control.readBill(id);
    expect(answered - Date.parse(attempts[0]?.at ?? '')).toBeGreaterThanOrEqual(75);
  });

  it('delay lets the call take effect although the caller has gone', async () => {
    const { leave, readStatus } = await prepare({ kind: 'delay', delayInMs: 60 });
    await leave();
    await expect.poll(readStatus, { interval: 10 }).toBe('Processing');
  });

  it.each([false, true])('hang never answers (processed: %j)', async (isProcessed) => {
    const { id, leave } = await prepare({ kind: 'hang', isProcessed });
    await leave();
    const readAttempts = async () => (await sandbox.control.readBill(id)).attempts;
    await expect
      .poll(readAttempts, { interval: 10 })
      .toMatchObject([{ isAccepted: isProcessed, reason: isProcessed ? null : 'hang' }]);
    expect((await sandbox.control.listCalls(id)).at(-1)?.status).toBeNull();
  });

  it.each([
    [{ kind: 'status', status: 503 }, 503, /"code":"internalError"/],
    [{ kind: 'status', status: 429, headers: { 'retry-after': '7' } }, 429, /"requestId"/],
    [{ kind: 'html' }, 200, /^<!doctype html>/],
    [{ kind: 'html', status: 502 }, 502, /^<!doctype html>/],
    [{ kind: 'empty' }, 200, /^$/],
    [{ kind: 'garbage' }, 200, /^\{"code":"0","data":\}\}/],
    [{ kind: 'garbage', body: 'nonsense' }, 200, /^nonsense$/],
    [{ kind: 'otherCode' }, 200, /"code":"1"/],
    [{ kind: 'missing' }, 200, /"data":\{\}/],
    [{ kind: 'redirect' }, 302, /^$/],
  ] as const)('%j takes the answer’s place', async (fault, status, text) => {
    const { pay, readStatus } = await prepare(fault);
    const answer = await pay();
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(text);
    expect(await readStatus()).toBe('Sent');
    if (status === 302) expect(answer.headers.get('location')).toBe('/connectfi/elsewhere');
    if (status === 429) expect(answer.headers.get('retry-after')).toBe('7');
  });

  it('huge streams more than five megabytes', async () => {
    const { pay } = await prepare({ kind: 'huge' });
    expect((await pay()).text.length).toBeGreaterThan(5 * 1024 * 1024);
  });

  it('takes effect all the same where it is asked to', async () => {
    const { id, pay } = await prepare({ kind: 'status', status: 500, isProcessed: true });
    expect((await pay()).status).toBe(500);
    const bill = await sandbox.control.readBill(id);
    expect(bill).toMatchObject({ status: 'Processing', attempts: [{ isAccepted: true }] });
  });

  it('is remembered with the payment that it kept from happening', async () => {
    const { id, pay } = await prepare({ kind: 'resetBefore' });
    await expect(pay()).rejects.toThrow();
    const { attempts } = await sandbox.control.readBill(id);
    expect(attempts).toMatchObject([{ isAccepted: false, reason: 'resetBefore' }]);
  });

  it('spoils as many calls as it is told, and only of its own bill', async () => {
    const { id, jwt } = await prepare({ kind: 'empty' });
    await sandbox.control.injectFault(id, {
      operation: 'C2',
      kind: 'status',
      status: 500,
      times: 2,
    });
    const other = await sandbox.preparePayment();
    const statuses = [];
    for (const as of [jwt, other.jwt, jwt, jwt]) {
      statuses.push((await sandbox.connectfi.call('C2', { jwt: as })).status);
    }
    expect(statuses).toEqual([500, 200, 500, 200]);
  });

  it('goes on until it is removed', async () => {
    const { id, pay } = await prepare({ kind: 'status', times: 'always' });
    expect([(await pay()).status, (await pay()).status]).toEqual([500, 500]);
    await sandbox.control.clearFaults(id);
    expect((await pay()).status).toBe(200);
  });
});

describe('a refusal by fault', () => {
  it.each(Object.entries(ERROR_CODES))('can be %s', async (code, { status, message }) => {
    const { link, cFiTransactionId: entityId } = await sandbox.control.createBill();
    await sandbox.control.injectFault(link, { operation: 'C1', kind: 'refuse', code });
    const answer = await sandbox.connectfi.call('C1', { body: { link } });
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ code, message, context: { entityId } });
  });

  it('can be one that nobody documented, with any context', async () => {
    const { pay } = await prepare({ kind: 'refuse', code: 'brandNew', context: { a: [1] } });
    const { status, body } = await pay();
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'brandNew', context: { a: [1] } });
  });
});
