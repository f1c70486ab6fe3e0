import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSandboxClient } from '#e2e/qa/sandbox-client.ts';
import { createConnectfiCaller, pick } from '../../connectfi-caller.ts';
import { type StartedSandbox, startSandbox } from '../../start-sandbox.ts';

const TOKEN = 'Kx7fQ2mVb9LwRt4Z-for-tests-alone';
const DAY = 24 * 60 * 60;
const FIELDS = [
  { index: 0, code: 'payerName', label: 'Payer', value: 'Anna Berg' },
  { index: 1, code: 'email', label: 'E-mail', value: 'anna@example.test' },
];

const received: { readonly headers: unknown; readonly body: string }[] = [];
const platform = createServer((request, response) => {
  let body = '';
  request.on('data', (part) => {
    body += part;
  });
  request.on('end', () => {
    received.push({ headers: request.headers, body });
    response.writeHead(204).end();
  });
});
let platformHost = '';
let sandbox: StartedSandbox;
let control: ReturnType<typeof createSandboxClient>;

beforeAll(async () => {
  platform.listen(0, '127.0.0.1');
  await once(platform, 'listening');
  const address = platform.address();
  platformHost = `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  const options = { port: 0, appOrigin: 'https://pay.example', token: TOKEN, checksAnswers: true };
  sandbox = await startSandbox({ ...options, webhookHosts: [platformHost] });
  control = createSandboxClient(sandbox.origin, TOKEN);
});
afterAll(async () => {
  await sandbox.close();
  platform.close();
});
afterEach(() => control.reset());

async function ask(path: string, body: unknown, headers: Record<string, string> = {}) {
  const isForm = body instanceof FormData;
  const answer = await fetch(`${sandbox.origin}/connectfi${path}`, {
    method: 'POST',
    headers: { ...(!isForm && { 'content-type': 'application/json' }), ...headers },
    body: isForm ? body : JSON.stringify(body),
  });
  const said: unknown = await answer.json();
  return { status: answer.status, code: pick(said, 'code'), data: pick(said, 'data'), said };
}

async function signIn() {
  const login = await ask('/auth/get-token', { user: { login: 'CLIENTID', password: TOKEN } });
  const headers = { 'x-connectfi-token': String(pick(login.data, 'token')) };
  const asPlatform = (path: string, body: unknown) => ask(path, body, headers);
  return asPlatform;
}

/** A merchant with a token, as the merchant's own system would go on with. */
async function startMerchant(details: object = { name: 'Corner Gym', usePlaid: true }) {
  const asPlatform = await signIn();
  const created = await asPlatform('/payment-link/merchant/create', details);
  const cFiMerchantId = String(pick(created.data, 'cFiMerchantId'));
  const given = await asPlatform('/payment-link/merchant/get-token', { cFiMerchantId });
  const headers = { 'x-connectfi-jwtoken': String(pick(given.data, 'token')) };
  const call = (path: string, body: unknown) => ask(`/public/merchant${path}`, body, headers);
  const create = async (body: object = {}) => {
    const made = await call('/payment/create', { amount: 42.5, fields: FIELDS, ...body });
    return { made, cFiTransactionId: String(pick(made.data, 'cFiTransactionId')) };
  };
  return { call, create, cFiMerchantId };
}

describe('a platform', () => {
  it('signs in with the password, and is refused with another', async () => {
    const user = { login: 'CLIENTID', password: `${TOKEN}x` };
    expect(await ask('/auth/get-token', { user })).toMatchObject({
      status: 401,
      code: 'unauthorized',
    });
    expect((await ask('/auth/get-token', {})).code).toBe('requestValidateError');
    const asPlatform = await signIn();
    expect(await asPlatform('/payment-link/merchant/create', { name: 'Gym' })).toMatchObject({
      status: 200,
      code: '0',
      data: { name: 'Gym', cFiAggregatorId: 'CLIENTID', phone: null },
    });
    expect((await asPlatform('/payment-link/merchant/create', { phone: 'x' })).status).toBe(400);
    expect((await ask('/payment-link/merchant/create', {})).status).toBe(401);
    const cFiMerchantId = 'nobody';
    expect(await asPlatform('/payment-link/merchant/get-token', { cFiMerchantId })).toMatchObject({
      code: 'merchantNotFound',
      said: { context: { cFiMerchantId } },
    });
  });
});

describe('a merchant', () => {
  it('makes a payment, sends it, and a customer can open it', async () => {
    const { call, create } = await startMerchant();
    const { made, cFiTransactionId } = await create({
      invoiceNumber: 'A-1',
      dueDate: '2031-01-02',
    });
    expect(made.data).toMatchObject({
      status: 'Initiated',
      amount: 42.5,
      payerName: 'Anna Berg',
      invoiceNumber: 'A-1',
      dueDate: '2031-01-02',
      description: null,
      statusChangeHistory: [{ status: 'Initiated' }],
    });
    await control.moveClock({ advanceInSeconds: 10 * 60 });
    const sent = await call('/payment/send', { cFiTransactionId });
    expect(sent.data).toMatchObject({ status: 'Sent' });
    const { link, url } = await control.readBill(cFiTransactionId);
    expect(url).toBe(`https://pay.example/payment/${link}`);
    const { expiresAt, now } = await control.readBill(cFiTransactionId);
    const lifeInDays = (Date.parse(expiresAt) - Date.parse(now)) / 1000 / DAY;
    expect(lifeInDays).toBeCloseTo(30, 3);
    const { openLink, call: asCustomer } = createConnectfiCaller(sandbox.origin);
    const details = await asCustomer('C2', { jwt: await openLink(link) });
    expect(pick(details.body, 'data', 'merchant', 'name')).toBe('Corner Gym');
    expect(pick(details.body, 'data', 'payment', 'amount')).toBe(42.5);
    expect((await call('/payment/send', { cFiTransactionId })).code).toBe('paymentStatus');
  });

  it('plays the scenario of its amount', async () => {
    const { create } = await startMerchant();
    const { cFiTransactionId } = await create({ amount: 100.01 });
    expect(await control.readBill(cFiTransactionId)).toMatchObject({ scenario: 'returnR01' });
  });

  it('changes what is not paid, and cancels what has not gone to the bank', async () => {
    const { call, create } = await startMerchant();
    const { cFiTransactionId } = await create();
    const change = { cFiTransactionId, fields: FIELDS, amount: 43 };
    expect((await call('/payment/update', change)).data).toMatchObject({ amount: 43 });
    expect((await call('/payment/details', { cFiTransactionId })).data).toMatchObject({
      amount: 43,
    });
    await control.setStatus(cFiTransactionId, 'Processing');
    expect((await call('/payment/update', change)).code).toBe('paymentStatus');
    expect((await call('/payment/cancel', { cFiTransactionId })).data).toMatchObject({
      status: 'Cancelled',
    });
    expect((await call('/payment/cancel', { cFiTransactionId })).code).toBe('paymentStatus');
  });

  it('lists what it has, and nothing of another', async () => {
    const [one, other] = [await startMerchant(), await startMerchant()];
    const { cFiTransactionId } = await one.create({ amount: 10 });
    await one.create({ amount: 20 });
    await other.create({ amount: 30 });
    const list = async (filters: object) => {
      const { data } = await one.call('/payment/list', filters);
      return Array.isArray(data) ? data.map((item) => pick(item, 'amount')) : data;
    };
    expect(await list({})).toEqual([20, 10]);
    expect(await list({ amountFrom: 15 })).toEqual([20]);
    expect(await list({ cFiTransactionIds: [cFiTransactionId] })).toEqual([10]);
    expect(await list({ numberOfRecords: 1, skipRecords: 1 })).toEqual([10]);
    expect(await list({ status: 'Sent' })).toEqual([]);
    expect(await other.call('/payment/details', { cFiTransactionId })).toMatchObject({
      status: 400,
      code: 'paymentNotFound',
    });
  });

  it.each([
    ['an amount with three decimals', { amount: 1.225 }],
    ['an amount of nothing', { amount: 0 }],
    ['a description with markup', { description: '<b>' }],
    ['a field without a label', { fields: [{ index: 0, code: null }] }],
    ['no fields', { fields: undefined }],
  ])('is refused %s', async (_what, body) => {
    const { create } = await startMerchant();
    expect((await create(body)).made).toMatchObject({ status: 400, code: 'requestValidateError' });
  });

  it('cannot send what has no amount, or is from nobody', async () => {
    const { call, create } = await startMerchant();
    const { cFiTransactionId } = await create({ amount: undefined });
    expect((await call('/payment/send', { cFiTransactionId })).code).toBe('paymentValidateFields');
    const nobody = await startMerchant({});
    const theirs = await nobody.create();
    const sent = await nobody.call('/payment/send', { cFiTransactionId: theirs.cFiTransactionId });
    expect(sent.code).toBe('merchantDetails');
  });

  it('attaches a PDF, which a customer gets as it is', async () => {
    const { call, create } = await startMerchant();
    const { cFiTransactionId } = await create();
    const path = `/invoice/upload?cFiTransactionId=${cFiTransactionId}`;
    const form = new FormData();
    form.set('file', new File(['%PDF-1.4 of a test'], 'June.pdf'));
    const { data } = await call(path, form);
    expect(data).toMatchObject({ cFiTransactionId, fileName: 'June.pdf' });
    const other = new FormData();
    other.set('file', new File(['text'], 'June.txt'));
    expect((await call(path, other)).code).toBe('fileNotFound');
    await call('/payment/send', { cFiTransactionId });
    const { openLink, callPath } = createConnectfiCaller(sandbox.origin);
    const jwt = await openLink((await control.readBill(cFiTransactionId)).link);
    const id = String(pick(data, 'cFiInvoiceId'));
    const file = await callPath('GET', `/public/customer/payment/invoice/file/${id}`, { jwt });
    expect(file.text).toBe('%PDF-1.4 of a test');
    expect(JSON.stringify(await control.readBill(cFiTransactionId))).not.toContain('upload');
  });

  it('is not a customer, and a customer is no merchant', async () => {
    const { call } = await startMerchant();
    const { link } = await control.createBill();
    const { openLink, call: asCustomer } = createConnectfiCaller(sandbox.origin);
    const jwt = await openLink(link);
    const headers = { 'x-connectfi-jwtoken': jwt };
    expect((await ask('/public/merchant/payment/list', {}, headers)).status).toBe(401);
    expect((await call('/payment/list', {})).status).toBe(200);
    expect((await asCustomer('C2', { jwt: `${jwt}x` })).status).toBe(401);
  });
});

describe('the webhook in place of a mail', () => {
  const setWebhook = (url: string | null) =>
    fetch(`${sandbox.origin}/control/webhook`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({ url }),
    });

  it('has connectFi’s shape, and comes once', async () => {
    expect((await setWebhook(`http://${platformHost}/mails`)).status).toBe(200);
    const { call, create } = await startMerchant();
    const { cFiTransactionId } = await create({ invoiceNumber: '123456' });
    expect(received).toEqual([]);
    await call('/payment/send', { cFiTransactionId });
    await expect.poll(() => received.length).toBe(1);
    const { link, url } = await control.readBill(cFiTransactionId);
    expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({
      to: ['anna@example.test'],
      subject: 'Invoice #123456 from Corner Gym',
      html: expect.stringContaining(url),
      data: { cFiTransactionId, status: 'Sent', payerName: 'Anna Berg', link, url },
    });
    const answer = await fetch(`${sandbox.origin}/control/webhook`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    expect(await answer.json()).toMatchObject({ deliveries: [{ cFiTransactionId, status: 204 }] });
  });

  it.each(['http://127.0.0.1:1/mails', 'https://elsewhere.example/', 'http://169.254.169.254/'])(
    'never goes to %s, which the sandbox was not told',
    async (url) => {
      expect((await setWebhook(url)).status).toBe(400);
    },
  );
});
