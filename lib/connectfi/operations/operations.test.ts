import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sharedConnectfiExchangePath } from '#lib/connectfi/operations/exchange-public-token.ts';
import { recordLog } from '../testing/record-log.ts';
import {
  answerJson,
  answerText,
  closeUpstreams,
  hang,
  REQUEST_ID,
  refuseWith,
  resetConnection,
  startUpstream,
  succeedWith,
} from '../testing/start-upstream.ts';
import { createLinkToken } from './create-link-token.ts';
import { exchangeLink } from './exchange-link.ts';
import { exchangePublicToken } from './exchange-public-token.ts';
import { getPayment } from './get-payment.ts';
import { listBankAccounts } from './list-bank-accounts.ts';
import { listInvoices } from './list-invoices.ts';
import { payByBank } from './pay-by-bank.ts';

const JWT = toJwt({ cFiTransactionId: '7l7TrL0ZukBQR4H4W2fsvT', cFiSessionId: 'x' });
const LINK = '2VVgSqKSCVKc9LR6YRyKqn3Thdx5Ouue1bTLcqRnrb2g5ZJQBmKTpXAlwb08MljdKW';
const PUBLIC_TOKEN = 'public-sandbox-443c68a5-2ef4-4cb7-8fd5-1c5747e8ff51';
const BUSY = answerText(503, '');

let lines: string[];
beforeEach(() => {
  lines = recordLog();
  sharedConnectfiExchangePath.value = undefined;
});
afterEach(async () => {
  await closeUpstreams();
  expect(lines.join('')).not.toMatch(new RegExp(`${LINK}|eyJ|public-sandbox|1111222233330000`));
});

function toJwt(claims: object): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}.c2lnbmF0dXJl`;
}

function unreadable(more: object = { status: 200, requestId: REQUEST_ID }) {
  return { ok: false, failure: { kind: 'unreadable', ...more } };
}

describe('C1 exchanges the link', () => {
  it('for a JWT, its life and the transaction that it names', async () => {
    const upstream = await startUpstream(BUSY, succeedWith({ expiresIn: 3600, token: JWT }));
    expect(await exchangeLink(LINK)).toEqual({
      ok: true,
      value: { jwt: JWT, expiresInSeconds: 3600, transactionId: '7l7TrL0ZukBQR4H4W2fsvT' },
    });
    expect(upstream.requests).toHaveLength(2);
    expect(upstream.requests[1]).toMatchObject({
      path: '/prefix/public/customer/payment/link',
      body: JSON.stringify({ link: LINK }),
    });
    expect(upstream.requests[1]?.headers).not.toHaveProperty('x-connectfi-jwtoken');
  });

  it('takes no life for longer than a day', async () => {
    await startUpstream(succeedWith({ expiresIn: 3_600_000, token: JWT }));
    expect(await exchangeLink('a-link-of-a-bill')).toMatchObject({
      value: { expiresInSeconds: 24 * 60 * 60 },
    });
  });

  it.each([[undefined], [null], [0], [-1], ['soon'], [{}]])(
    'takes %j for the documented life',
    async (expiresIn) => {
      await startUpstream(succeedWith({ expiresIn, token: JWT }));
      expect(await exchangeLink(LINK)).toMatchObject({ value: { expiresInSeconds: 3600 } });
    },
  );

  it.each([
    ['no token', { expiresIn: 3600 }],
    ['a token that is no JWT', { expiresIn: 3600, token: 'abc' }],
    ['a token that would break a header', { expiresIn: 3600, token: `${JWT}\r\nx: y` }],
  ])('and cannot read %s', async (_, data) => {
    await startUpstream(succeedWith(data));
    expect(await exchangeLink(LINK)).toEqual(unreadable());
  });

  it.each([
    ['without a transaction', toJwt({ sub: 'x' })],
    ['with a strange transaction', toJwt({ cFiTransactionId: '../..' })],
    ['that is not JSON inside', 'aaaa.bbbb.cccc'],
  ])('and cannot read a JWT %s', async (_, token) => {
    await startUpstream(succeedWith({ expiresIn: 3600, token }));
    expect(await exchangeLink(LINK)).toEqual(unreadable({ requestId: REQUEST_ID }));
  });

  it('and passes on that the link is closed', async () => {
    await startUpstream(refuseWith('paymentStatus'));
    expect(await exchangeLink(LINK)).toMatchObject({ failure: { reason: 'notPayable' } });
  });
});

it.each([
  [{ amount: 12.345 }, 'amount'],
  [{ amount: null, currency: null }, 'amount currency'],
  [{ cFiTransactionId: '' }, 'cFiTransactionId'],
])('C2 says whose bill cannot be read, and the log why: %j', async (change, members) => {
  const payment = { cFiTransactionId: 'abc', amount: 125, currency: 'USD', ...change };
  await startUpstream(succeedWith({ payment, merchant: { name: 'Merchant1' } }));
  const merchant = { name: 'Merchant1', addressLines: [] };
  expect(await getPayment(JWT)).toEqual(
    unreadable({ status: 200, requestId: REQUEST_ID, merchant }),
  );
  expect(lines.join('')).toContain(`"members":"${members}"`);
  expect(lines.join('')).not.toContain('12.345');
});

it('C2 reads the bill', async () => {
  const payment = { cFiTransactionId: 'abc', amount: 125, currency: 'USD', status: 'Sent' };
  const upstream = await startUpstream(BUSY, succeedWith({ payment }));
  expect(await getPayment(JWT)).toMatchObject({
    value: { transactionId: 'abc', status: 'Sent', money: { amountInCents: 12_500 } },
  });
  expect(upstream.requests[1]).toMatchObject({
    path: '/prefix/public/customer/payment/details',
    headers: { 'x-connectfi-jwtoken': JWT },
    body: '',
  });
});

describe('C4 pays', () => {
  const order = { accountId: 'ZQwkm4RR', nameOnAccount: 'Jane Doe' };

  it.each([
    ['in data.payment', { payment: { status: 'Processing' } }, 'Processing'],
    ['in data', { status: 'Processing' }, 'Processing'],
    ['unheard of', { payment: { status: 'Dreaming' } }, 'unknown'],
    ['nowhere', {}, 'missing'],
    ['nowhere, with no data', null, 'missing'],
    ['nowhere, with other data', true, 'missing'],
  ])('and finds the status %s', async (_, data, status) => {
    const upstream = await startUpstream(succeedWith(data));
    expect(await payByBank(JWT, order)).toEqual({
      ok: true,
      value: { status, requestId: REQUEST_ID },
    });
    expect(upstream.requests[0]).toMatchObject({
      path: '/prefix/public/customer/payment/ach-pay',
      headers: { 'x-connectfi-jwtoken': JWT, connection: 'close' },
      body: '{"individualName":"Jane Doe","account":{"account_id":"ZQwkm4RR"}}',
    });
  });

  it.each([
    ['a reset', resetConnection, { kind: 'noAnswer', isTimeout: false }],
    ['silence', hang, { kind: 'noAnswer', isTimeout: true }],
    ['a 503', BUSY, { kind: 'unavailable' }],
    ['a 200 with the code of a refusal', refuseWith('paymentStatus', 200), { kind: 'unreadable' }],
    ['a 400 of something else', answerText(400, 'Bad Request'), { kind: 'unreadable' }],
    ['a 404 of something else', answerJson(404, { error: 'no' }), { kind: 'unreadable' }],
    ['a refusal', refuseWith('extToucan'), { kind: 'refused', reason: 'bankRefused' }],
    ['a 401', answerText(401, ''), { kind: 'unauthorized' }],
    ['a 429', answerText(429, ''), { kind: 'busy' }],
  ])('once, whatever comes: %s', async (_, answer, failure) => {
    const upstream = await startUpstream(answer);
    expect(await payByBank(JWT, order)).toMatchObject({ ok: false, failure });
    expect(upstream.requests).toHaveLength(1);
    expect(upstream.countConnections()).toBe(1);
  });
});

describe('C5 lists the invoices', () => {
  const invoice = { cFiInvoiceId: '2IKDJF0ya3KWe2aaSliIsp', fileName: ' bill.pdf ', size: 2048 };
  const expected = [{ id: '2IKDJF0ya3KWe2aaSliIsp', fileName: 'bill.pdf', sizeInBytes: 2048 }];

  it.each([
    ['in data', [invoice]],
    ['in data.invoices', { invoices: [invoice] }],
    ['in any other member', { total: 1, items: [invoice] }],
    ['among entries without a usable id', [null, {}, { cFiInvoiceId: '../x' }, invoice]],
  ])('%s', async (_, data) => {
    const upstream = await startUpstream(BUSY, succeedWith(data));
    expect(await listInvoices(JWT, 'abc')).toEqual({ ok: true, value: expected });
    expect(upstream.requests[1]).toMatchObject({
      path: '/prefix/public/customer/payment/invoice/list',
      body: '{"cFiTransactionId":"abc"}',
    });
  });

  it.each([[null], [{}], ['x'], [7]])('and cannot read %j', async (data) => {
    await startUpstream(succeedWith(data));
    expect(await listInvoices(JWT, 'abc')).toEqual(unreadable());
  });

  it('and has none where there are none', async () => {
    await startUpstream(succeedWith([]));
    expect(await listInvoices(JWT, 'abc')).toEqual({ ok: true, value: [] });
  });
});

describe('C7 creates a link token', () => {
  const token = 'link-sandbox-888f0c44-a8d8-47a1-98ca-7ac4f56d12c0';

  it('with its expiry', async () => {
    const data = { expiration: '2024-07-31T16:39:43Z', link_token: token, request_id: 's0r' };
    const upstream = await startUpstream(BUSY, succeedWith(data));
    expect(await createLinkToken(JWT)).toEqual({
      ok: true,
      value: { linkToken: token, expiresAt: '2024-07-31T16:39:43.000Z' },
    });
    expect(upstream.requests[1]).toMatchObject({
      path: '/prefix/public/customer/plaid/create_link_token',
      body: '',
    });
  });

  it.each([[undefined], ['soon'], [1_722_444_000], [null]])(
    'for half an hour where its expiry is %j',
    async (expiration) => {
      await startUpstream(succeedWith({ link_token: token, expiration }));
      const result = await createLinkToken(JWT);
      const life = result.ok ? Date.parse(result.value.expiresAt) - Date.now() : 0;
      expect(life / 60_000).toBeCloseTo(30, 0);
    },
  );

  it.each([
    { expiration: '2024-07-31T16:39:43Z' },
    { link_token: '<script>', expiration: '2024-07-31T16:39:43Z' },
  ])('and cannot read %j', async (data) => {
    await startUpstream(succeedWith(data));
    expect(await createLinkToken(JWT)).toEqual(unreadable());
  });
});

describe('C8 exchanges the public token', () => {
  const DOCUMENTED = '/prefix/public/customer/plaid/exchange-public-token';
  const MISSPELT = '/prefix/public/customer/plaid/exhange-public-token';

  it.each([[null], [true], [{ accounts: [] }]])('and needs no data: %j', async (data) => {
    const upstream = await startUpstream(succeedWith(data));
    expect(await exchangePublicToken(JWT, PUBLIC_TOKEN)).toEqual({ ok: true, value: undefined });
    expect(upstream.requests[0]).toMatchObject({
      path: DOCUMENTED,
      body: JSON.stringify({ public_token: PUBLIC_TOKEN }),
    });
  });

  it.each([
    ['HTML', answerText(404, '<html>')],
    ['JSON of a framework', answerJson(404, { statusCode: 404, error: 'Not Found' })],
    ['an envelope with a code of its own', refuseWith('notFound', 404)],
  ])('under the other spelling after a 404 with %s, and remembers it', async (_, missing) => {
    const upstream = await startUpstream(missing, succeedWith(null));
    expect(await exchangePublicToken(JWT, PUBLIC_TOKEN)).toMatchObject({ ok: true });
    expect(await exchangePublicToken(JWT, PUBLIC_TOKEN)).toMatchObject({ ok: true });
    expect(upstream.requests.map(({ path }) => path)).toEqual([DOCUMENTED, MISSPELT, MISSPELT]);
  });

  it('under each spelling once at most, and remembers nothing where both are missing', async () => {
    const upstream = await startUpstream(answerText(404, ''));
    expect(await exchangePublicToken(JWT, PUBLIC_TOKEN)).toEqual(unreadable({ status: 404 }));
    await exchangePublicToken(JWT, PUBLIC_TOKEN);
    expect(upstream.requests.map(({ path }) => path)).toEqual([
      DOCUMENTED,
      MISSPELT,
      DOCUMENTED,
      MISSPELT,
    ]);
  });

  it.each([
    ['a documented refusal', refuseWith('plaid')],
    ['a documented refusal under 404', refuseWith('achAttributes', 404)],
    ['a reset', resetConnection],
    ['a 503', BUSY],
    ['silence', hang],
    ['HTML', answerText(200, '<html>')],
  ])('once, whatever else comes: %s', async (_, answer) => {
    const upstream = await startUpstream(answer);
    expect(await exchangePublicToken(JWT, PUBLIC_TOKEN)).toMatchObject({ ok: false });
    expect(upstream.requests).toHaveLength(1);
  });
});

describe('C9 lists the bank accounts', () => {
  const LIMITED = { subtype: 'limitedPurposeChecking' };
  const checking = {
    account_id: 'ZQwkm4RRvNHlgRywXl6WiLoWdARodQCe6zRvD',
    balances: { available: 100, current: 110, iso_currency_code: 'USD', limit: null },
    mask: '0000',
    name: 'Plaid Checking',
    official_name: 'Plaid Gold Standard 0% Interest Checking',
    subtype: 'checking',
    type: 'depository',
    routing: '011401533',
    wire_routing: '021000021',
    account: '1111222233330000',
  };

  async function listed(...achAccounts: unknown[]) {
    const upstream = await startUpstream(BUSY, succeedWith({ achAccounts }));
    const result = await listBankAccounts(JWT);
    expect(upstream.requests[1]?.path).toBe('/prefix/public/customer/plaid/get-accounts-balance');
    return result;
  }

  it('without numbers and balances', async () => {
    const { account_id: id, name, mask, subtype } = checking;
    expect(await listed(checking)).toEqual({ ok: true, value: [{ id, name, mask, subtype }] });
  });

  it.each([
    ['no name', { name: null }, { name: checking.official_name }],
    ['no name at all', { name: '', official_name: null }, { name: 'checking' }],
    ['a name and kind of nothing', { name: '', official_name: '', subtype: null }, { name: '' }],
    ['a number in the name', { name: 'X 1111222233330000' }, { name: 'X …0000' }],
    ['the number as its mask', { mask: '1111222233330000' }, { mask: '0000' }],
    ['another subtype', { subtype: 'money market' }, { subtype: 'other' }],
    ['a subtype of tomorrow', { subtype: 'pocket money' }, { subtype: 'other' }],
    ['a limited purpose', { subtype: 'limited purpose checking' }, LIMITED],
    ['a limited purpose in capitals', { subtype: 'Limited Purpose Checking' }, LIMITED],
    ['a type in capitals', { type: 'Depository' }, { subtype: 'checking' }],
    ['no type and an unknown subtype', { type: null, subtype: 'x' }, { subtype: 'other' }],
    ['no type', { type: null }, { subtype: 'checking' }],
  ])('with %s', async (_, change, expected) => {
    expect(await listed({ ...checking, ...change })).toMatchObject({ value: [expected] });
  });

  it('with no mask', async () => {
    for (const mask of [null, undefined, '', 7]) {
      const { account_id: id, name, subtype } = checking;
      expect(await listed({ ...checking, mask })).toEqual({
        ok: true,
        value: [{ id, name, subtype }],
      });
    }
  });

  it('and only those that can be debited and named', async () => {
    const others = [
      { ...checking, type: 'credit', subtype: 'credit card' },
      { ...checking, account_id: null },
      { ...checking, account_id: 'a\u0000b' },
      { ...checking, account_id: 'a\ud83d' },
      { ...checking, type: 'investment', subtype: 'ira' },
      null,
    ];
    expect(await listed(...others)).toEqual({ ok: true, value: [] });
  });

  it.each([[null], [[]], [{}], [{ achAccounts: null }]])('and cannot read %j', async (data) => {
    await startUpstream(succeedWith(data));
    expect(await listBankAccounts(JWT)).toEqual(unreadable());
  });
});
