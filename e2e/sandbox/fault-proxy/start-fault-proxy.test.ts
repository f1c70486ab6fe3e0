import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createConnectfiCaller } from '../connectfi-caller.ts';
import { type SandboxUnderTest, startSandboxUnderTest } from '../sandbox-under-test.ts';
import { type FaultKind, NO_FAULT } from './call-fault.ts';
import type { ProxiedCall } from './proxied-call.ts';
import { type FaultProxy, startFaultProxy } from './start-fault-proxy.ts';

let sandbox: SandboxUnderTest;
let proxy: FaultProxy;

beforeEach(async () => {
  sandbox = await startSandboxUnderTest();
  proxy = await startFaultProxy({ port: 0, connectfiPort: sandbox.port });
});

afterEach(async () => {
  await proxy.close();
  await sandbox.close();
});

/** A payment whose C4 goes through the proxy and meets a fault there. */
async function preparePayment(kind: FaultKind, { delayInMs = 0, status = 503 } = {}) {
  const payment = await sandbox.preparePayment();
  proxy.follow({
    chooseFault: ({ operation }) => (operation === 'C4' ? { kind, delayInMs, status } : NO_FAULT),
  });
  const { jwt, body } = payment;
  const caller = createConnectfiCaller(`http://127.0.0.1:${proxy.port}/left`);
  const pay = (signal?: AbortSignal) => caller.call('C4', { jwt, body, ...(signal && { signal }) });
  const readStatus = async () => (await sandbox.control.readBill(payment.id)).status;
  return { ...payment, caller, pay, readStatus };
}

describe('the fault proxy', () => {
  it('hands calls on unchanged and notes who sent what for which bill', async () => {
    const { id, jwt, link, caller, pay, readStatus } = await preparePayment('none');
    await caller.call('C1', { body: { link } });
    await caller.call('C2', { jwt });
    await caller.call('C2', { jwt });
    expect((await pay()).status).toBe(200);
    expect(await readStatus()).toBe('Processing');
    expect(proxy.takeCalls().map(name)).toEqual([
      `left C1 1 ${link} none 200`,
      `left C2 1 ${id} none 200`,
      `left C2 2 ${id} none 200`,
      `left C4 1 ${id} none 200`,
    ]);
    expect(proxy.takeCalls()).toEqual([]);
  });

  it.each([
    ['resetBefore', 'Sent'],
    ['hangBefore', 'Sent'],
    ['resetAfter', 'Processing'],
    ['hangAfter', 'Processing'],
    ['cutBody', 'Processing'],
  ] as const)('gives no whole answer for %s, and leaves the bill %s', async (kind, status) => {
    const { pay, readStatus } = await preparePayment(kind);
    const sender = new AbortController();
    proxy.follow({
      chooseFault: () => ({ kind, delayInMs: 0, status: 200 }),
      // Anyone who hears nothing gives up some time.
      onMoment: () => void (kind.startsWith('hang') && setTimeout(() => sender.abort(), 200)),
    });
    await expect(pay(sender.signal)).rejects.toThrow();
    await proxy.untilQuiet();
    expect(await readStatus()).toBe(status);
  });

  it.each([
    ['failureBefore', 503, 'Sent'],
    ['busy', 503, 'Sent'],
    ['htmlBefore', 503, 'Sent'],
    ['failureAfter', 503, 'Processing'],
    ['htmlAfter', 503, 'Processing'],
    ['garbageAfter', 200, 'Processing'],
  ] as const)(
    'answers %s itself with %i, and leaves the bill %s',
    async (kind, answered, status) => {
      const { pay, readStatus } = await preparePayment(kind);
      const answer = await pay();
      expect(answer.status).toBe(answered);
      expect(answer.body).toBeNull();
      expect(await readStatus()).toBe(status);
    },
  );

  it.each(['delayBefore', 'delayAfter'] as const)(
    'gives the true answer late for %s',
    async (kind) => {
      const { pay } = await preparePayment(kind, { delayInMs: 1_500 });
      expect((await pay()).status).toBe(200);
      const { arrivedAtInMs, handedOnAtInMs = 0 } = findPayCall();
      const isLate = handedOnAtInMs - arrivedAtInMs >= 1_400;
      expect(isLate).toBe(kind === 'delayBefore');
    },
  );

  it.each(['heldBack', 'heldAfterReset'] as const)(
    'delivers a request although its sender has given up, for %s',
    async (kind) => {
      const { pay, readStatus } = await preparePayment(kind);
      const delayInMs = 2_000;
      const sender = new AbortController();
      proxy.follow({
        chooseFault: () => ({ kind, delayInMs, status: 200 }),
        onMoment: () => void (kind === 'heldBack' && sender.abort()),
      });
      await expect(pay(sender.signal)).rejects.toThrow();
      const call = findPayCall();
      expect(call.handedOnAtInMs, 'handed on before its sender gave up').toBeUndefined();
      await proxy.untilQuiet();
      expect(call.status).toBe(200);
      expect(await readStatus()).toBe('Processing');
    },
  );

  it('tells of each call before and after connectFi has processed it', async () => {
    const { pay, readStatus } = await preparePayment('none');
    const moments: string[] = [];
    proxy.follow({
      chooseFault: () => NO_FAULT,
      onMoment: async (_call, moment) => void moments.push(`${moment} ${await readStatus()}`),
    });
    await pay();
    expect(moments).toEqual(['arrived Sent', 'processed Processing']);
  });

  it('refuses new connections while it is shut, and takes them again', async () => {
    const { caller, jwt, pay } = await preparePayment('none');
    proxy.shut();
    await expect(pay()).rejects.toThrow();
    expect(proxy.takeCalls()).toEqual([]);
    await proxy.open();
    expect((await caller.call('C2', { jwt })).status).toBe(200);
  });

  it('delivers nothing that is still held back when it closes', async () => {
    const { pay, readStatus } = await preparePayment('heldAfterReset', { delayInMs: 60_000 });
    await expect(pay()).rejects.toThrow();
    await proxy.close();
    expect(await readStatus()).toBe('Sent');
  });
});

function findPayCall(): ProxiedCall {
  const found = proxy.takeCalls().find(({ operation }) => operation === 'C4');
  if (!found) throw new Error('No payment came through the proxy.');
  return found;
}

function name({ sender, operation, ordinal, billId, fault, status }: ProxiedCall): string {
  return `${sender} ${operation} ${ordinal} ${billId} ${fault.kind} ${status}`;
}
