import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as bankAccounts from '#app/pay/[ref]/bank-accounts/route.ts';
import * as invoice from '#app/pay/[ref]/invoices/[id]/route.ts';
import * as linkToken from '#app/pay/[ref]/link-token/route.ts';
import * as status from '#app/pay/[ref]/status/route.ts';
import { createBrandIndex, sharedBrands } from '#lib/brand/brand-index.ts';
import { BUILT_IN_BRAND } from '#lib/brand/built-in-brand.ts';
import { ENGLISH_SPEECH } from '#lib/brand/testing/english-speech.ts';
import { listNamedBills } from '#lib/checkout/open/list-named-bills.ts';
import { sharedRenewals } from '#lib/checkout/open/renew-session.ts';
import { recordLog } from '#lib/connectfi/testing/record-log.ts';
import { setUpstream } from '#lib/connectfi/testing/set-upstream.ts';
import {
  type Answer,
  closeUpstreams,
  type ReceivedRequest,
  refuseWith,
  startUpstream,
  succeedWith,
} from '#lib/connectfi/testing/start-upstream.ts';
import { sharedLedger } from '#lib/ledger/ledger.ts';
import { openTestLedger } from '#lib/ledger/testing/open-test-ledger.ts';
import { openTestLimits } from '#lib/limits/testing/open-test-limits.ts';
import { getBillRef } from '#lib/page/bill-address.ts';
import { measureCookies } from '#lib/session/bill-cookies.ts';
import { createFakeBrowser } from '#lib/session/testing/fake-browser.ts';
import { type BillSession, listSessions, sealSession } from '#lib/session.ts';

vi.mock('next/headers', async () => {
  const { fakeNextHeaders } = await import('#lib/session/testing/fake-browser.ts');
  return fakeNextHeaders;
});

const LINK = 'a-link-of-a-bill';
const INVOICE = '2IKDJF0ya3KWe2aaSliIsp';
const REF = getBillRef(LINK);
const PUBLIC_TOKEN = { publicToken: 'public-sandbox-1' };
const OVER = refuseWith('unauthorized', 401);

type Name = 'C1' | 'C2' | 'C5' | 'C6' | 'C7' | 'C8' | 'C9';
const NAMES: Readonly<Record<string, Name>> = {
  link: 'C1',
  details: 'C2',
  list: 'C5',
  [INVOICE]: 'C6',
  create_link_token: 'C7',
  'exchange-public-token': 'C8',
  'get-accounts-balance': 'C9',
};

/** connectFi in a few lines: JWTs are numbered, `refuses` decides which calls find theirs over. */
const upstream = {
  calls: [] as string[],
  refuses: (_call: string) => false,
  connected: new Set<string>(),
  claim: '',
};
let browser: ReturnType<typeof createFakeBrowser>;
let lines: string[];

beforeEach(async () => {
  lines = recordLog();
  openTestLimits();
  Object.assign(upstream, { calls: [], refuses: () => false, connected: new Set(), claim: '' });
  sharedLedger.value = openTestLedger();
  sharedRenewals.value = undefined;
  sharedBrands.value = createBrandIndex([], BUILT_IN_BRAND).index;
  const { origin } = await startUpstream(answer);
  setUpstream(origin);
  browser = createFakeBrowser(REF);
  browser.receive((await sealSession(startSession())) ?? []);
});
afterEach(closeUpstreams);

describe('a call that finds the session over', () => {
  it.each([
    ['C2', 'GET status', () => browser.ask(status.GET)],
    ['C7', 'POST link-token', () => browser.ask(linkToken.POST, { body: {} })],
    ['C9', 'GET bank-accounts', () => browser.ask(bankAccounts.GET)],
    ['C5', 'GET invoices', () => browser.ask(invoice.GET, { id: INVOICE })],
    ['C6', 'GET invoices', () => browser.ask(invoice.GET, { id: INVOICE })],
  ])('is renewed once, each time: %s alone of %s', async (name, _what, ask) => {
    upstream.connected = new Set(['jwt-0', 'jwt-1', 'jwt-2', 'jwt-3']);
    for (const number of [0, 1, 2]) {
      upstream.refuses = (call) => call === `${name} jwt-${number}`;
      expect((await ask()).status).toBe(200);
      expect(count('C1')).toBe(number + 1);
    }
    upstream.refuses = (call) => call.startsWith(name);
    expect((await ask()).status).toBe(401);
    expect(count('C1')).toBe(4);
  });

  it('goes past a renewal of another tab that is over as well', async () => {
    const late = await browser.send(status.GET);
    upstream.refuses = isOver('jwt-0');
    await browser.ask(status.GET);
    const stale = createFakeBrowser(REF);
    stale.receive((await sealSession(startSession())) ?? []);
    upstream.refuses = isOver('jwt-0', 'jwt-1');
    expect((await stale.ask(status.GET)).status).toBe(200);
    expect(count('C1')).toBe(2);
    expect(late.status).toBe(200);
  });

  it('is renewed for a page that names bills, and not once more for what follows', async () => {
    upstream.refuses = isOver('jwt-0');
    const named = await listNamedBills([startSession()], ENGLISH_SPEECH);
    expect(named).toMatchObject([{ ref: REF, name: expect.stringContaining('$125.00') }]);
    expect((await browser.ask(status.GET)).status).toBe(200);
    expect(count('C1')).toBe(1);
  });

  it('sends no public token twice, and asks to connect again in a renewed session', async () => {
    upstream.refuses = (call) => call === 'C8 jwt-0';
    const { status: code, body } = await browser.ask(bankAccounts.POST, { body: PUBLIC_TOKEN });
    expect([code, body]).toMatchObject([409, { code: 'bankNotConnected' }]);
    expect([count('C8'), count('C1')]).toEqual([1, 1]);
    expect(await readSessions()).toMatchObject([{ hasBankConnection: false }]);
    expect((await browser.ask(status.GET)).status).toBe(200);
    expect(count('C1')).toBe(1);
  });

  it('says for good that it cannot go on where the new JWT is too long to be kept', async () => {
    upstream.refuses = isOver('jwt-0');
    upstream.claim = randomBytes(4500).toString('base64url');
    const { status: code, body } = await browser.ask(status.GET);
    expect([code, body]).toMatchObject([502, { code: 'upstreamUnreadable' }]);
    expect(lines.join()).toContain('a session is too large for its cookies');
  });
});

describe('two tabs of one bill', () => {
  it.each(['renewal', 'connection'])(
    'lose no bank that is connected while the session is renewed, where the %s comes last',
    async (last) => {
      upstream.refuses = isOver('jwt-0');
      const [renewal, connection] = await Promise.all([
        browser.send(status.GET),
        browser.send(bankAccounts.POST, { body: PUBLIC_TOKEN }),
      ]);
      expect([renewal.status, connection.status]).toEqual([200, 200]);
      const answers = [renewal, connection];
      for (const { cookies } of last === 'renewal' ? answers.toReversed() : answers) {
        browser.receive(cookies);
      }
      expect(await readSessions()).toMatchObject([{ hasBankConnection: true }]);
      expect((await browser.ask(bankAccounts.GET)).status).toBe(200);
      expect(count('C1')).toBe(1);
    },
  );

  it('keep a link token each, whichever answer comes first', async () => {
    const [one, other] = await Promise.all([create('one'), create('other')]);
    for (const { cookies } of [other, one]) browser.receive(cookies);
    expect((await inFlight('one')).body).toMatchObject({ ...tokenOf(one), tab: 'one', others: [] });
    expect((await inFlight('other')).body).toMatchObject(tokenOf(other));

    await browser.ask(linkToken.DELETE, { method: 'DELETE', tab: 'other' });
    expect((await inFlight('one')).body).toMatchObject(tokenOf(one));
    await browser.ask(bankAccounts.POST, { body: PUBLIC_TOKEN, tab: 'one' });
    expect((await inFlight('one')).status).toBe(404);
  });

  it('keep them through a renewal in another one', async () => {
    browser.receive((await create('one')).cookies);
    upstream.refuses = isOver('jwt-0');
    await browser.ask(status.GET);
    expect((await inFlight('one')).status).toBe(200);
  });

  it('give a tab that nobody knows all tokens in flight, the newest first', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const tokens = [];
    for (const tab of ['one', 'other']) {
      vi.setSystemTime(Date.now() + 1000);
      const created = await create(tab);
      browser.receive(created.cookies);
      tokens.unshift({ ...tokenOf(created), tab });
    }
    vi.useRealTimers();
    const [first, ...others] = tokens;
    expect((await inFlight('')).body).toEqual({ ...first, others });
    expect((await inFlight('unheardof')).body).toEqual({ ...first, others });
  });

  it('keep four at most, in less than 8 KB', async () => {
    for (const tab of ['1', '2', '3', '4', '5', '6']) browser.receive((await create(tab)).cookies);
    const { body } = await inFlight('');
    expect(body).toMatchObject({ others: { length: 3 } });
    expect(measureCookies(browser.jar.getAll())).toBeLessThan(8 * 1024);
    expect(browser.jar.getAll()).toHaveLength(5);
  });
});

function create(tab: string) {
  return browser.send(linkToken.POST, { body: {}, tab });
}

function inFlight(tab: string) {
  return browser.send(linkToken.GET, { tab });
}

function tokenOf({ body }: { readonly body: unknown }): object {
  if (typeof body !== 'object' || body === null) throw new Error('No token was created.');
  return body;
}

async function readSessions(): Promise<BillSession[]> {
  return (await listSessions(browser.jar)).sessions;
}

function count(name: Name): number {
  return upstream.calls.filter((call) => call.startsWith(name)).length;
}

function isOver(...jwts: string[]) {
  return (call: string) => jwts.includes(call.split(' ')[1] ?? '');
}

function startSession(): BillSession {
  const now = Date.now();
  return {
    ref: REF,
    link: LINK,
    jwt: writeJwt('jwt-0'),
    transactionId: 'T1',
    sessionId: 'a-session',
    expiresAtInMs: now + 3_600_000,
    startedAtInMs: now,
    openedAtInMs: now,
    hasBankConnection: false,
  };
}

function writeJwt(name: string): string {
  const claims = { cFiTransactionId: 'T1', name, claim: upstream.claim };
  return `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;
}

function readName(jwt: unknown): string {
  const claims = Buffer.from(String(jwt).split('.')[1] ?? '', 'base64url').toString();
  return claims ? JSON.parse(claims).name : '';
}

function answer(...[response, request]: Parameters<Answer>): void {
  choose(request)(response, request);
}

function choose({ path = '', headers }: ReceivedRequest): Answer {
  const name = NAMES[path.split('/').at(-1) ?? ''] ?? 'C2';
  const jwt = name === 'C1' ? '' : readName(headers['x-connectfi-jwtoken']);
  const call = `${name} ${jwt}`;
  upstream.calls.push(call);
  if (upstream.refuses(call)) return OVER;
  switch (name) {
    case 'C1':
      return succeedWith({ token: writeJwt(`jwt-${count('C1')}`), expiresIn: 3600 });
    case 'C5':
      return succeedWith({ invoices: [{ cFiInvoiceId: INVOICE, fileName: 'Invoice.pdf' }] });
    case 'C6':
      return (response) =>
        void response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-1.7 …');
    case 'C7': {
      const expiration = new Date(Date.now() + 4 * 3_600_000).toISOString();
      return succeedWith({ link_token: `link-sandbox-${upstream.calls.length}`, expiration });
    }
    case 'C8':
      upstream.connected.add(jwt);
      return succeedWith({});
    case 'C9':
      return upstream.connected.has(jwt)
        ? succeedWith({ achAccounts: [{ account_id: 'a', name: 'Everyday', type: 'depository' }] })
        : refuseWith('plaidAccessToken');
    default:
      return succeedWith({
        payment: { cFiTransactionId: 'T1', amount: 125, currency: 'USD', status: 'Sent' },
      });
  }
}
