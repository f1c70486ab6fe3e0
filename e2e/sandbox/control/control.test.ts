import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pick } from '../connectfi-caller.ts';
import { type SandboxUnderTest, startSandboxUnderTest } from '../sandbox-under-test.ts';

const HOUR = 60 * 60;
const DAY = 24 * HOUR;

let sandbox: SandboxUnderTest;
beforeAll(async () => {
  sandbox = await startSandboxUnderTest();
});
afterAll(() => sandbox.close());

async function readStatus(id: string) {
  return (await sandbox.control.readBill(id)).status;
}

describe('a bill’s own clock', () => {
  it('takes an accepted payment to Settled, step by step', async () => {
    const { id, pay } = await sandbox.preparePayment();
    await pay();
    const statuses = [await readStatus(id)];
    for (const seconds of [3 * HOUR - 60, 60, DAY, 2 * DAY, 30 * DAY]) {
      statuses.push((await sandbox.control.advanceClock(id, seconds)).status);
    }
    expect(statuses).toEqual([
      'Processing',
      'Processing',
      'SentToPay',
      'Completed',
      'Settled',
      'Settled',
    ]);
    const { history } = await sandbox.control.readBill(id);
    expect(history.map(({ status }) => status)).toEqual([
      'Initiated',
      'Sent',
      'Processing',
      'SentToPay',
      'Completed',
      'Settled',
    ]);
  });

  it('takes all steps at once, each at its own time', async () => {
    const { id, pay } = await sandbox.preparePayment();
    await pay();
    const { status, history } = await sandbox.control.advanceClock(id, 60 * DAY);
    expect(status).toBe('Settled');
    const times = history.slice(-3).map(({ at }) => Date.parse(at));
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBe(DAY * 1000);
    expect((times[2] ?? 0) - (times[1] ?? 0)).toBe(2 * DAY * 1000);
  });

  it('follows the switches of latency', async () => {
    const { id, pay } = await sandbox.preparePayment({
      switches: { latencyInSeconds: 0, completeAfterInSeconds: 10 },
    });
    await pay();
    expect(await readStatus(id)).toBe('SentToPay');
    expect(await sandbox.control.advanceClock(id, 11)).toMatchObject({ status: 'Completed' });
  });

  it('lets a link expire, and no other bill’s', async () => {
    const { cFiTransactionId: id } = await sandbox.control.createBill({ expiresInSeconds: HOUR });
    const other = await sandbox.control.createBill({ expiresInSeconds: HOUR });
    expect(await sandbox.control.advanceClock(id, HOUR)).toMatchObject({ status: 'Expired' });
    expect(await readStatus(other.cFiTransactionId)).toBe('Sent');
  });

  it('does not let a paid bill expire', async () => {
    const { id, pay } = await sandbox.preparePayment({ expiresInSeconds: HOUR });
    await pay();
    expect(await sandbox.control.advanceClock(id, 2 * HOUR)).toMatchObject({
      status: 'Processing',
    });
  });

  it('by switch, leaves an expired link Sent', async () => {
    const { link } = await sandbox.control.createBill({
      expiresInSeconds: -60,
      switches: { expiry: 'dateOnly' },
    });
    expect(await readStatus(link)).toBe('Sent');
  });
});

describe('a scenario', () => {
  it.each([
    [100.01, 'Returned', /^R01 /, 'Completed'],
    [100.02, 'Returned', /^R02 /, 'SentToPay'],
    [100.03, 'Returned', /^R03 /, 'SentToPay'],
    [100.04, 'Returned', /^R04 /, 'SentToPay'],
    [100.07, 'Returned', /^R07 /, 'Completed'],
    [100.1, 'Returned', /^R10 /, 'Completed'],
    [100.29, 'Returned', /^R29 /, 'Completed'],
    [101.01, 'Returned', /^R10 /, 'Settled'],
    [100.3, 'Declined', /refused/, 'SentToPay'],
    [100.31, 'Error', /failure/, 'Processing'],
  ])('by the amount of $%d ends in %s (%s) after %s', async (amount, status, reason, before) => {
    const { id, pay } = await sandbox.preparePayment({ amount });
    await pay();
    const bill = await sandbox.control.advanceClock(id, 30 * DAY);
    expect(bill.status).toBe(status);
    expect(bill.history.at(-1)?.description).toMatch(reason);
    expect(bill.history.at(-2)?.status).toBe(before);
  });

  it('can leave the payment Processing for ever', async () => {
    const { id, pay } = await sandbox.preparePayment({ scenario: 'staysProcessing' });
    await pay();
    expect(await sandbox.control.advanceClock(id, 300 * DAY)).toMatchObject({
      status: 'Processing',
    });
  });

  it.each([
    ['failureAfter', 500, 'Processing'],
    ['failureBefore', 500, 'Sent'],
    ['tooMany', 429, 'Sent'],
    ['garbage', 200, 'Processing'],
    ['paymentStatusRefusal', 400, 'Sent'],
    ['accountRefused', 400, 'Sent'],
  ])('%s answers %d and leaves the bill %s', async (scenario, answered, status) => {
    const { id, pay } = await sandbox.preparePayment({ scenario });
    expect((await pay()).status).toBe(answered);
    expect(await readStatus(id)).toBe(status);
  });

  it.each([
    ['resetBefore', 'Sent'],
    ['resetAfter', 'Processing'],
  ])('%s breaks the connection and leaves the bill %s', async (scenario, status) => {
    const { id, pay } = await sandbox.preparePayment({ scenario });
    await expect(pay()).rejects.toThrow();
    expect(await readStatus(id)).toBe(status);
  });

  it('that does not exist is refused', async () => {
    await expect(sandbox.control.createBill({ scenario: 'none' })).rejects.toThrow(/400/);
  });
});

describe('setting a status', () => {
  it('goes anywhere, or by the table of transitions where that is asked for', async () => {
    const { link } = await sandbox.control.createBill();
    const strict = { isStrict: true };
    await expect(sandbox.control.setStatus(link, 'Settled', strict)).rejects.toThrow(/409/);
    await expect(sandbox.control.setStatus(link, 'Initiated', strict)).rejects.toThrow(/409/);
    expect(await sandbox.control.setStatus(link, 'Processing', strict)).toMatchObject({
      status: 'Processing',
      allowedStatuses: ['SentToPay', 'Error', 'Cancelled'],
    });
    expect(await sandbox.control.setStatus(link, 'Sent')).toMatchObject({ status: 'Sent' });
  });

  it('goes on from there by itself, unless locked', async () => {
    const { link } = await sandbox.control.createBill();
    await sandbox.control.setStatus(link, 'SentToPay');
    expect(await sandbox.control.advanceClock(link, DAY)).toMatchObject({ status: 'Completed' });
    await sandbox.control.setStatus(link, 'SentToPay', { isLocked: true });
    expect(await sandbox.control.advanceClock(link, 9 * DAY)).toMatchObject({
      status: 'SentToPay',
    });
  });

  it('keeps the description in the history', async () => {
    const { link } = await sandbox.control.createBill({ status: 'Completed' });
    const description = 'R29 Corporate customer';
    const { history } = await sandbox.control.setStatus(link, 'Returned', { description });
    expect(history.at(-1)).toMatchObject({ status: 'Returned', description, isManual: true });
  });
});

describe('the control API', () => {
  it('makes the typical bill from nothing', async () => {
    const bill = await sandbox.control.createBill();
    expect(bill.url).toBe(`http://app.example/payment/${bill.link}`);
    expect(bill.link).toMatch(/^[0-9A-Za-z]{65}$/);
    expect(await sandbox.control.readBill(bill.link)).toMatchObject({
      cFiTransactionId: bill.cFiTransactionId,
      amount: 125,
      status: 'Sent',
      attempts: [],
      sessions: [],
      callsCount: 0,
    });
  });

  it.each([
    'Initiated',
    'Sent',
    'Cancelled',
    'Rejected',
    'Error',
    'Expired',
    'Processing',
    'SentToPay',
    'Completed',
    'Settled',
    'Returned',
    'Declined',
  ] as const)('makes a bill that is %s', async (status) => {
    const { link } = await sandbox.control.createBill({ status });
    expect(await sandbox.control.readBill(link)).toMatchObject({ status });
  });

  it('changes what it is told and nothing else', async () => {
    const { link } = await sandbox.control.createBill({ merchant: { name: 'Before' } });
    await sandbox.control.updateBill(link, {
      amount: 130,
      payerName: null,
      merchant: { phone: null },
    });
    expect(await sandbox.control.readBill(link)).toMatchObject({
      amount: 130,
      payerName: null,
      invoiceNumber: 'INV-20418',
      merchant: { name: 'Before', phone: null, email: expect.any(String) },
    });
  });

  it('refuses what it does not know, and a link twice', async () => {
    const misspelt: object = { ammount: 1 };
    await expect(sandbox.control.createBill(misspelt)).rejects.toThrow(/400.*ammount/);
    await expect(sandbox.control.readBill('nothing')).rejects.toThrow(/404/);
    await sandbox.control.createBill({ link: 'twice-0001' });
    await expect(sandbox.control.createBill({ link: 'twice-0001' })).rejects.toThrow(/400/);
  });

  it('shows the calls of a bill, without the values of headers', async () => {
    const { link } = await sandbox.control.createBill();
    const jwt = await sandbox.connectfi.openLink(link);
    await sandbox.connectfi.call('C4', { jwt, body: { individualName: 'Jane' } });
    const calls = await sandbox.control.listCalls(link);
    expect(calls).toMatchObject([
      { operation: 'C1', method: 'POST', status: 200, code: '0', body: { link } },
      { operation: 'C4', status: 400, code: 'requestValidateError', body: expect.anything() },
    ]);
    expect(calls[1]?.headerNames).toContain('x-connectfi-jwtoken');
    expect(JSON.stringify(calls)).not.toContain(jwt);
  });

  it('lets a bill’s switches overrule the global ones', async () => {
    const own = await startSandboxUnderTest();
    await own.control.setGlobalSwitches({ payAnswer: 'empty', unauthorizedAs: '403' });
    expect((await own.connectfi.call('C2')).status).toBe(403);
    const plain = await own.preparePayment();
    expect(pick((await plain.pay()).body, 'data')).toEqual({});
    const other = await own.preparePayment({ switches: { payAnswer: 'payment' } });
    expect(pick((await other.pay()).body, 'data', 'payment', 'status')).toBe('Processing');
    await own.close();
  });

  it('lists every value that must not leave a server', async () => {
    const { link, jwt } = await sandbox.preparePayment();
    const secrets = await sandbox.control.listSecrets();
    expect(secrets).toContainEqual({ kind: 'a link', value: link });
    expect(secrets).toContainEqual({ kind: 'a JWT', value: jwt });
    expect(secrets.map(({ kind }) => kind)).toContain('an account number');
  });
});

describe('the whole sandbox', () => {
  it('makes the same ids from the same seed', async () => {
    const [one, two] = [await startSandboxUnderTest('seed'), await startSandboxUnderTest('seed')];
    expect(await one.control.createBill()).toEqual(await two.control.createBill());
    await Promise.all([one.close(), two.close()]);
  });

  it('forgets everything when it is reset', async () => {
    const own = await startSandboxUnderTest();
    await own.control.createBill();
    await own.control.reset();
    expect(await own.control.listBills()).toEqual([]);
    await own.close();
  });

  it('closes at once, though a call hangs and another waits', async () => {
    const own = await startSandboxUnderTest();
    const { id, pay, jwt } = await own.preparePayment();
    await own.control.injectFault(id, { operation: 'C4', kind: 'hang' });
    await own.control.injectFault(id, { operation: 'C2', kind: 'delay', delayInMs: 600_000 });
    const hanging = expect(pay()).rejects.toThrow();
    const waiting = expect(own.connectfi.call('C2', { jwt })).rejects.toThrow();
    await expect.poll(async () => (await own.control.listCalls(id)).length).toBe(6);
    // Were the delay waited for, this test would take longer than it may.
    await own.close();
    await Promise.all([hanging, waiting]);
  });
});
