import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandboxClient } from '#e2e/qa/sandbox-client.ts';
import { pick } from './connectfi-caller.ts';
import { Namespaces } from './namespaces.ts';
import { type SandboxUnderTest, startSandboxUnderTest } from './sandbox-under-test.ts';

let sandbox: SandboxUnderTest;
beforeAll(async () => {
  sandbox = await startSandboxUnderTest();
});
afterAll(() => sandbox.close());

const clientOf = (name: string) => createSandboxClient(`${sandbox.origin}/ns/${name}`);

/** Pays as a customer does, whose page knows nothing of namespaces. */
async function pay(link: string): Promise<number> {
  const jwt = await sandbox.connectfi.openLink(link);
  const accountId = await sandbox.connectBank(jwt);
  const body = { individualName: 'Jane Doe', account: { account_id: accountId } };
  return (await sandbox.connectfi.call('C4', { jwt, body })).status;
}

describe('two namespaces', () => {
  it('do not touch each other by bills, switches, clock, faults or reset', async () => {
    const [one, two] = [clientOf('one'), clientOf('two')];
    const bill = await one.createBill();
    const others = await two.createBill();
    await one.setGlobalSwitches({ payAnswer: 'empty' });
    await one.moveClock({ advanceInSeconds: 3600 });
    expect(await two.listBills()).toHaveLength(1);
    expect(await two.setGlobalSwitches({})).toMatchObject({ payAnswer: 'data' });
    expect((await two.readClock()).offsetInMs).toBe(0);
    await expect(two.readBill(bill.link)).rejects.toThrow(/404/);
    await two.reset();
    expect(await one.readBill(bill.link)).toMatchObject({ status: 'Sent' });
    await expect(two.readBill(others.link)).rejects.toThrow(/404/);
    expect((await sandbox.control.readClock()).offsetInMs).toBe(0);
  });

  it('take payments from a page that serves both, and keep what they got to themselves', async () => {
    const [one, two] = [clientOf('payer-one'), clientOf('payer-two')];
    const [bill, other] = [await one.createBill(), await two.createBill()];
    expect(await pay(bill.link)).toBe(200);
    expect(await one.readBill(bill.link)).toMatchObject({ status: 'Processing' });
    expect(await two.readBill(other.link)).toMatchObject({ status: 'Sent', callsCount: 0 });
    expect((await one.listCalls()).length).toBeGreaterThan(3);
    expect(await two.listCalls()).toEqual([]);
    const kinds = async (client: typeof one) =>
      (await client.listSecrets()).map(({ kind }) => kind);
    expect(await kinds(one)).toContain('a JWT');
    expect(await kinds(two)).toEqual(['a link']);
    await two.reset();
    expect(await pay(other.link).catch(() => 'refused')).not.toBe(200);
  });

  it('lose the link tokens of their own bills with a reset, and keep those of others', async () => {
    const [one, two] = [clientOf('tokens-one'), clientOf('tokens-two')];
    const createToken = async (link: string) => {
      const jwt = await sandbox.connectfi.openLink(link);
      const { body } = await sandbox.connectfi.call('C7', { jwt });
      return String(pick(body, 'data', 'link_token'));
    };
    const token = await createToken((await one.createBill()).link);
    const others = await createToken((await two.createBill()).link);
    await one.reset();
    await expect(one.finishLink(token)).rejects.toThrow(/404/);
    expect(await two.finishLink(others)).toHaveProperty('publicToken');
  });

  it('have no link in common', async () => {
    await clientOf('three').createBill({ link: 'shared-link' });
    await expect(clientOf('four').createBill({ link: 'shared-link' })).rejects.toThrow(/400/);
  });
});

describe('the links that need no preparation', () => {
  async function open(path: string, link: string): Promise<number> {
    const answer = await fetch(`${sandbox.origin}${path}/connectfi/public/customer/payment/link`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ link }),
    });
    return answer.status;
  }

  it('are bills of their own in each namespace in which they are opened', async () => {
    const link = 'try-sent-in-each';
    const [one, two] = [clientOf('try-one'), clientOf('try-two')];
    expect(await open('/ns/try-one', link)).toBe(200);
    await one.setStatus(link, 'Cancelled');
    expect(await open('/ns/try-two', link)).toBe(200);
    expect(await open('', link)).toBe(200);
    expect(await one.readBill(link)).toMatchObject({ status: 'Cancelled', callsCount: 1 });
    expect(await two.readBill(link)).toMatchObject({ status: 'Sent', callsCount: 1 });
    expect(await sandbox.control.readBill(link)).toMatchObject({ status: 'Sent', callsCount: 1 });
    await expect(two.createBill({ link })).rejects.toThrow(/400/);
  });

  it('make a thousand bills; then the oldest are forgotten, and none that was prepared', async () => {
    const namespaces = new Namespaces({ appOrigin: 'https://pay.example' });
    const own = namespaces.get('default');
    const prepared = own.addBill({});
    for (let count = 1; count <= 1002; count += 1) own.findBillByLink(`try-sent-${count}`);
    expect(own.listBills()).toHaveLength(1001);
    const links = own.listBills().map(({ link }) => link);
    expect(links).toContain(prepared.link);
    expect(links).toContain('try-sent-3');
    expect(own.has({ link: 'try-sent-2' })).toBe(false);
    expect([...own.secrets.keys()].toSorted()).toEqual(links.toSorted());
    const restored = new Namespaces({ appOrigin: 'https://pay.example' });
    restored.restore(structuredClone(namespaces.takeState()));
    restored.get('default').findBillByLink('try-sent-more');
    expect(restored.get('default').has({ link: 'try-sent-3' })).toBe(false);
  });
});

describe('a namespace', () => {
  it('is named by a header as well', async () => {
    const bill = await clientOf('by-header').createBill();
    const headers = { 'sandbox-namespace': 'by-header' };
    const answer = await fetch(`${sandbox.origin}/control/bills`, { headers });
    const [listed] = (await answer.json()) as unknown[];
    expect(pick(listed, 'link')).toBe(bill.link);
  });

  it('gets the links that need no preparation from a page of its own', async () => {
    const answer = await fetch(
      `${sandbox.origin}/ns/own-page/connectfi/public/customer/payment/link`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ link: 'try-settled-own' }),
      },
    );
    expect(answer.status).toBe(200);
    expect(await clientOf('own-page').readBill('try-settled-own')).toMatchObject({
      status: 'Settled',
    });
  });

  it('has a console, whose links stay in it', async () => {
    const bill = await clientOf('shown').createBill();
    const answer = await fetch(`${sandbox.origin}/ns/shown/`);
    const text = await answer.text();
    expect(text).toContain(`href="/ns/shown/bills/${bill.cFiTransactionId}"`);
    expect(text).toContain('action="/ns/shown/press"');
    expect(await (await fetch(`${sandbox.origin}/`)).text()).not.toContain(bill.link);
  });

  it.each(['Team', 'a_b', 'a'.repeat(41), '-a'])('is never called %s', async (name) => {
    const headers = { 'sandbox-namespace': name };
    const answer = await fetch(`${sandbox.origin}/control/bills`, { headers });
    expect(answer.status).toBe(400);
    expect((await fetch(`${sandbox.origin}/ns/${name}/control/bills`)).status).toBe(404);
  });
});
