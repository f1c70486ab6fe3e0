import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pick } from '../connectfi-caller.ts';
import { decodeCustomerJwt, signCustomerJwt } from '../jwt.ts';
import { type SandboxUnderTest, startSandboxUnderTest } from '../sandbox-under-test.ts';

let sandbox: SandboxUnderTest;
beforeAll(async () => {
  sandbox = await startSandboxUnderTest();
});
afterAll(() => sandbox.close());

describe('C1, opening a link', () => {
  it('gives a JWT of one hour with the documented claims', async () => {
    const bill = await sandbox.control.createBill();
    const answer = await sandbox.connectfi.call('C1', { body: { link: bill.link } });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      code: '0',
      data: { expiresIn: 3600, token: expect.any(String) },
      requestId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    const [header = '', payload = ''] = String(pick(answer.body, 'data', 'token')).split('.');
    expect(decode(header)).toEqual({ alg: 'HS256', typ: 'JWT' });
    const claims = decode(payload);
    expect(claims).toMatchObject({ cFiTransactionId: bill.cFiTransactionId });
    expect(Number(pick(claims, 'exp')) - Number(pick(claims, 'iat'))).toBe(3600);
  });

  it('refuses a link that nobody knows', async () => {
    const { status, body } = await sandbox.connectfi.call('C1', { body: { link: 'unknownLink' } });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'paymentNotFound', message: 'Payment not found.' });
  });

  it.each(['try-retrunR01', 'try-Nothing-anna'])(
    'says which links there are beside %s',
    async (link) => {
      const { status, body } = await sandbox.connectfi.call('C1', { body: { link } });
      expect(status).toBe(400);
      expect(pick(body, 'code')).toBe('paymentNotFound');
      expect(pick(body, 'message')).toContain(`by the link "${link}". There are try-Initiated,`);
      expect(pick(body, 'message')).toContain('try-returnR01');
      await expect(sandbox.control.readBill(link)).rejects.toThrow(/404.*try-returnR01/);
    },
  );

  it('does not take a transaction id for a link', async () => {
    const { cFiTransactionId } = await sandbox.control.createBill();
    const answer = await sandbox.connectfi.call('C1', { body: { link: cFiTransactionId } });
    expect(answer.body).toMatchObject({ code: 'paymentNotFound' });
  });

  it('refuses the link of an archived merchant', async () => {
    const merchant = { cFiMerchantId: 'merchant1', isArchived: true };
    const { link } = await sandbox.control.createBill({ merchant });
    const { status, body } = await sandbox.connectfi.call('C1', { body: { link } });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: 'merchantIsArchive',
      context: { cFiMerchantId: 'merchant1' },
    });
  });

  it('answers bad bodies with Ajv errors in the documented envelope', async () => {
    const { status, body } = await sandbox.connectfi.call('C1', { body: {} });
    expect(status).toBe(400);
    expect(body).toEqual({
      requestId: expect.any(String),
      code: 'requestValidateError',
      context: [
        {
          instancePath: '',
          schemaPath: '#/required',
          keyword: 'required',
          params: { missingProperty: 'link' },
          message: "must have required property 'link'",
        },
      ],
    });
  });

  it('does not turn a number into a string, and takes additional members', async () => {
    const number = await sandbox.connectfi.call('C1', { body: { link: 12345678 } });
    expect(number.body).toMatchObject({ code: 'requestValidateError' });
    const more = await sandbox.connectfi.call('C1', { body: { link: 'try-sent-more', more: 1 } });
    expect(more.status).toBe(200);
  });

  it.each(['x', 'try-sent-'])(
    'takes a link that begins with %s up to 256 signs',
    async (beginning) => {
      const link = beginning.padEnd(256, 'x');
      const long = await sandbox.connectfi.call('C1', { body: { link } });
      expect(pick(long.body, 'code')).toBe(beginning === 'x' ? 'paymentNotFound' : '0');
      const tooLong = await sandbox.connectfi.call('C1', { body: { link: `${link}x` } });
      expect(tooLong).toMatchObject({ status: 400, body: { code: 'requestValidateError' } });
    },
  );

  it('forgets the oldest of a thousand sessions and of a thousand refused payments', async () => {
    const { id, link, jwt } = await sandbox.preparePayment();
    const wrong = { individualName: 'Jane Doe', account: { account_id: 'nobody' } };
    for (let count = 0; count < 1000; count += 50) {
      const rest = Array.from({ length: 50 });
      await Promise.all(rest.map(() => sandbox.connectfi.call('C4', { jwt, body: wrong })));
      await Promise.all(rest.map(() => sandbox.connectfi.openLink(link)));
    }
    await sandbox.connectfi.call('C4', { jwt, body: wrong });
    const { sessions, attempts } = await sandbox.control.readBill(id);
    expect(sessions).toHaveLength(1000);
    expect(attempts).toHaveLength(1000);
    expect((await sandbox.connectfi.call('C2', { jwt })).status).toBe(401);
  });

  it('remembers no more than the beginning of a large body', async () => {
    const { link } = await sandbox.control.createBill();
    const jwt = await sandbox.connectfi.openLink(link);
    await sandbox.connectfi.call('C4', { jwt, body: { individualName: 'x'.repeat(900_000) } });
    const { attempts } = await sandbox.control.readBill(link);
    const calls = await sandbox.control.listCalls(link);
    for (const { body } of [...attempts, ...calls]) expect(String(body).length).toBeLessThan(4100);
    expect(attempts[0]?.body).toMatch(/^{"individualName":"xxx.*x…$/);
    expect(calls[0]?.body).toEqual({ link });
  });

  it('answers a body that is no JSON with a validation error', async () => {
    const response = await fetch(`${sandbox.origin}/connectfi/public/customer/payment/link`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"link":',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'requestValidateError' });
  });

  it.each(['Processing', 'Settled', 'Expired', 'Cancelled'] as const)(
    'by switch, refuses or opens a link that is %s',
    async (status) => {
      const opening = await sandbox.control.createBill({ status });
      const opened = await sandbox.connectfi.call('C1', { body: { link: opening.link } });
      expect(opened.status).toBe(200);
      await sandbox.control.setSwitches(opening.link, { endedLink: 'refuse' });
      const refused = await sandbox.connectfi.call('C1', { body: { link: opening.link } });
      expect(refused.body).toMatchObject({
        code: 'paymentStatus',
        context: { entityId: opening.cFiTransactionId },
      });
    },
  );

  it('never refuses a link that is Sent', async () => {
    const { link } = await sandbox.control.createBill({ switches: { endedLink: 'refuse' } });
    expect((await sandbox.connectfi.call('C1', { body: { link } })).status).toBe(200);
  });

  it('makes the bill of a try link when it is opened', async () => {
    const jwt = await sandbox.connectfi.openLink('try-settled-1');
    const { body } = await sandbox.connectfi.call('C2', { jwt });
    expect(pick(body, 'data', 'payment', 'status')).toBe('Settled');
    await sandbox.connectfi.openLink('try-returnR01-1');
    expect(await sandbox.control.readBill('try-returnR01-1')).toMatchObject({ amount: 100.01 });
  });
});

describe('the JWT', () => {
  const unauthorized = { code: 'unauthorized', message: 'Authentication error' };

  it.each(['C2', 'C3', 'C4', 'C5', 'C7', 'C8', 'C9'] as const)(
    '%s refuses to work without one',
    async (operation) => {
      const { status, body } = await sandbox.connectfi.call(operation, { body: {} });
      expect(status).toBe(401);
      expect(body).toMatchObject(unauthorized);
    },
  );

  it('is refused when forged, cut or nonsense', async () => {
    const { link } = await sandbox.control.createBill();
    const jwt = await sandbox.connectfi.openLink(link);
    const claims = decodeCustomerJwt(jwt);
    const key = Buffer.alloc(32, 'x');
    const forged =
      claims && (await signCustomerJwt(claims, { key, now: Date.now(), lifeInSeconds: 3600 }));
    for (const bad of [forged ?? '', jwt.slice(0, -4), jwt.slice(4), 'nonsense', 'a.b.c']) {
      const { status } = await sandbox.connectfi.call('C2', { jwt: bad });
      expect(status, bad).toBe(401);
    }
    expect((await sandbox.connectfi.call('C2', { jwt })).status).toBe(200);
  });

  it('is refused when its claims are without a signature', async () => {
    const jwt = await sandbox.connectfi.openLink('try-sent-unsigned');
    const header = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    const unsigned = `${header}.${jwt.split('.')[1]}.`;
    expect((await sandbox.connectfi.call('C2', { jwt: unsigned })).status).toBe(401);
  });

  it('dies after an hour of its own bill’s time', async () => {
    const jwt = await sandbox.connectfi.openLink('try-sent-hour');
    const other = await sandbox.connectfi.openLink('try-sent-hour-other');
    await sandbox.control.advanceClock('try-sent-hour', 3590);
    expect((await sandbox.connectfi.call('C2', { jwt })).status).toBe(200);
    await sandbox.control.advanceClock('try-sent-hour', 20);
    expect((await sandbox.connectfi.call('C2', { jwt })).status).toBe(401);
    expect((await sandbox.connectfi.call('C2', { jwt: other })).status).toBe(200);
  });

  it('dies when its session is ended, and a new opening lives', async () => {
    const jwt = await sandbox.connectfi.openLink('try-sent-ended');
    await sandbox.control.expireSessions('try-sent-ended');
    expect((await sandbox.connectfi.call('C2', { jwt })).status).toBe(401);
    const renewed = await sandbox.connectfi.openLink('try-sent-ended');
    expect((await sandbox.connectfi.call('C2', { jwt: renewed })).status).toBe(200);
  });

  it('by switch, dies when the link is opened again', async () => {
    const { link } = await sandbox.control.createBill({ switches: { sessions: 'newest' } });
    const older = await sandbox.connectfi.openLink(link);
    const newer = await sandbox.connectfi.openLink(link);
    expect((await sandbox.connectfi.call('C2', { jwt: older })).status).toBe(401);
    expect((await sandbox.connectfi.call('C2', { jwt: newer })).status).toBe(200);
  });

  it.each(['401', '403', '400'] as const)('by switch, is refused with %s', async (status) => {
    const { link } = await sandbox.control.createBill({ switches: { unauthorizedAs: status } });
    const jwt = await sandbox.connectfi.openLink(link);
    await sandbox.control.expireSessions(link);
    expect((await sandbox.connectfi.call('C2', { jwt })).status).toBe(Number(status));
  });
});

describe('what does not exist', () => {
  it('is a 404 in an envelope', async () => {
    const { status, body } = await sandbox.connectfi.callPath('GET', '/public/customer/nothing');
    expect(status).toBe(404);
    expect(body).toMatchObject({ code: 'notFound' });
  });
});

function decode(part: string): unknown {
  return JSON.parse(Buffer.from(part, 'base64url').toString());
}
