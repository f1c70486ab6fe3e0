import { describe, expect, it } from 'vitest';
import { fail, succeed } from '#lib/result.ts';
import { createApi } from './api.ts';

type Call = { readonly address: string; readonly init: RequestInit };

function answerWith(body: unknown, init: ResponseInit = {}) {
  const calls: Call[] = [];
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const api = createApi(
    'ref',
    () => 'this-tab',
    async (address, sent = {}) => {
      calls.push({ address: String(address), init: sent });
      return new Response(text, init);
    },
  );
  return { api, calls };
}

const ORDER = {
  accountId: 'a',
  nameOnAccount: 'Jane Doe',
  amountInCents: 12_500,
  debitDate: '2026-10-02',
  authorizationVersion: 'en-1',
};

const ACCOUNTS = {
  accounts: [{ id: 'a', name: 'Everyday', mask: null, subtype: 'checking' }],
  authorizationVersion: 'en-1',
  debitDate: '2026-10-02',
};

describe('pay', () => {
  it.each([
    ['accepted', 200, { outcome: 'accepted', status: 'Processing' }, { kind: 'accepted' }],
    ['a page of a proxy', 200, '<html>Please accept our terms', { kind: 'unknown' }],
    ['unknown', 202, { outcome: 'unknown' }, { kind: 'unknown' }],
    ['submitted elsewhere', 202, { outcome: 'submitted' }, { kind: 'unknown' }],
    ['our own crash', 500, { code: 'internal', message: '' }, { kind: 'unknown' }],
    ['a proxy that gave up', 504, '<html>', { kind: 'unknown' }],
    ['a proxy in the way', 403, '<html>', { kind: 'unknown' }],
    ['a code nobody knows', 422, { code: 'whatever' }, { kind: 'unknown' }],
    [
      'refused',
      422,
      { code: 'refused', message: '', reference: 'r-1' },
      { kind: 'failed', failure: { code: 'refused', reference: 'r-1' } },
    ],
    [
      'nothing sent',
      503,
      { code: 'upstreamUnavailable', message: '' },
      { kind: 'failed', failure: { code: 'upstreamUnavailable' } },
    ],
  ])('reads %s', async (_title, status, body, answer) => {
    expect(await answerWith(body, { status }).api.pay(ORDER)).toEqual(answer);
  });

  it('never calls a lost answer a failure', async () => {
    const offline = createApi(
      'ref',
      () => '',
      () => Promise.reject(new TypeError('network')),
    );
    expect(await offline.pay(ORDER)).toEqual({ kind: 'unknown' });
  });

  it('sends exactly what the customer saw', async () => {
    const { api, calls } = answerWith({ outcome: 'accepted', status: 'Processing' });
    await api.pay(ORDER);
    expect(calls).toHaveLength(1);
    expect(calls[0]?.address).toBe('/pay/ref/ach-payment');
    expect(JSON.parse(String(calls[0]?.init.body))).toEqual(ORDER);
  });
});

describe('createLinkToken', () => {
  it('counts the remaining life by the clock of the server', async () => {
    const { api } = answerWith(
      { linkToken: 'link-sandbox-1', expiration: '2026-10-02T16:00:00.000Z' },
      { headers: { Date: 'Fri, 02 Oct 2026 12:00:00 GMT' } },
    );
    const life = { value: 'link-sandbox-1', lifeInMs: 4 * 60 * 60 * 1000 };
    expect(await api.createLinkToken()).toEqual(succeed(life));
  });

  it('asks no clock of the device where no date came through', async () => {
    const body = { linkToken: 'link-sandbox-1', expiration: '2001-10-02T16:00:00.000Z' };
    const life = { value: 'link-sandbox-1', lifeInMs: 30 * 60 * 1000 };
    expect(await answerWith(body).api.createLinkToken()).toEqual(succeed(life));
  });

  it.each([
    ['years behind', 'Tue, 01 Jan 2019 00:00:00 GMT'],
    ['a month behind', 'Wed, 02 Sep 2026 12:00:00 GMT'],
    ['years ahead', 'Tue, 01 Jan 2030 00:00:00 GMT'],
  ])('trusts no date of something in between that is %s', async (_what, date) => {
    const body = { linkToken: 'link-sandbox-1', expiration: '2026-10-02T16:00:00.000Z' };
    const life = { value: 'link-sandbox-1', lifeInMs: 30 * 60 * 1000 };
    const { api } = answerWith(body, { headers: { Date: date } });
    expect(await api.createLinkToken()).toEqual(succeed(life));
  });

  it.each([[{}], [{ linkToken: 'x' }], [{ linkToken: 'x', expiration: 'soon' }], ['<html>'], ['']])(
    'takes %j for no answer',
    async (body) => {
      expect(await answerWith(body).api.createLinkToken()).toEqual(fail({ code: 'noAnswer' }));
    },
  );
});

describe('connectBank', () => {
  it('gives the accounts, with a missing mask left out', async () => {
    const { api } = answerWith(ACCOUNTS);
    expect(await api.connectBank({ publicToken: 'public-sandbox-1' })).toEqual(
      succeed({ ...ACCOUNTS, accounts: [{ id: 'a', name: 'Everyday', subtype: 'checking' }] }),
    );
  });

  it('takes a list with an unreadable account for no answer', async () => {
    const { api } = answerWith({ ...ACCOUNTS, accounts: [{ name: 'Everyday' }] });
    expect(await api.connectBank({ publicToken: 'public-sandbox-1' })).toEqual(
      fail({ code: 'noAnswer' }),
    );
  });

  it('passes on why the bank could not be connected', async () => {
    const { api } = answerWith({ code: 'bankConnectionFailed', message: '' }, { status: 422 });
    expect(await api.connectBank({ publicToken: 'x' })).toEqual(
      fail({ code: 'bankConnectionFailed' }),
    );
  });
});

describe('readStatus', () => {
  it('gives what decides over a lock', async () => {
    const status = { status: 'Sent', isPayable: true, outcome: null };
    expect(await answerWith(status).api.readStatus()).toEqual(succeed(status));
  });

  it.each([{ status: 'Sent', isPayable: true }, { status: 'Sent', outcome: null }, {}])(
    'takes %j for no answer',
    async (body) => {
      expect(await answerWith(body).api.readStatus()).toEqual(fail({ code: 'noAnswer' }));
    },
  );
});

describe('forgetLinkToken', () => {
  it('troubles nobody when it fails', async () => {
    const offline = createApi(
      'ref',
      () => '',
      () => Promise.reject(new TypeError('network')),
    );
    await expect(offline.forgetLinkToken('closed')).resolves.toBeUndefined();
  });
});
