import { sealData } from 'iron-session';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sealCredentials } from '#lib/checkout/read/reading-credentials.ts';
import { sharedCheckedEnv } from '#lib/env.ts';
import { getLedger, sharedLedger } from '#lib/ledger/ledger.ts';
import { sharedLogger } from '#lib/log/log.ts';
import { sharedSecurityEvents } from '#lib/log/log-events.ts';
import { getBillRef } from '#lib/page/bill-address.ts';
import { recordLog } from './connectfi/testing/record-log.ts';
import { openTestLedger } from './ledger/testing/open-test-ledger.ts';
import { type BillCookie, getCookieName } from './session/bill-cookies.ts';
import { type BillSession, listSessions, readEnd, sealSession } from './session.ts';

const NEWER = 'newer: '.padEnd(32, 'Kx7fQ2mVb9');
const OLDER = 'older: '.padEnd(32, 'Kx7fQ2mVb9');

function configure(variables: Record<string, string>): void {
  sharedCheckedEnv.value = undefined;
  const env = {
    CONNECTFI_BASE_URL: 'https://connectfi.example.com',
    PUBLIC_ORIGIN: 'https://pay.example.com',
    SESSION_SECRET: OLDER,
    SESSION_SECRETS: '',
    ...variables,
  };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
}

beforeEach(() => {
  configure({});
  sharedLedger.value = openTestLedger();
});
afterEach(() => {
  vi.unstubAllEnvs();
  sharedCheckedEnv.value = undefined;
});

function session(link: string, changes: Partial<BillSession> = {}): BillSession {
  return {
    ref: getBillRef(link),
    link,
    jwt: 'header.payload.signature',
    transactionId: 'transaction',
    sessionId: 'session',
    expiresAtInMs: Date.now() + 3_600_000,
    startedAtInMs: Date.now(),
    openedAtInMs: Date.now(),
    hasBankConnection: false,
    ...changes,
  };
}

/** The one cookie of a session of usual size. */
async function sealOne(of: BillSession): Promise<BillCookie> {
  const [cookie, ...more] = (await sealSession(of)) ?? [];
  if (!cookie || more.length > 0) throw new Error('The session is not in one cookie.');
  return cookie;
}

function jar(...cookies: { name: string; value: string }[]) {
  return { getAll: () => cookies };
}

const LINK = '3zjGoeyuHi1bPgCNgb2B1JERhfzLWU0SogPsgBG0nbb3d4RAHH2APVeyqldsOiH8C';

test('seals a session into a cookie of its bill that lives no longer than the JWT', async () => {
  const cookie = await sealOne(session(LINK));
  expect(cookie).toMatchObject({
    name: `__Host-pay-${getBillRef(LINK)}`,
    httpOnly: true,
    secure: true,
    sameSite: 'lax',
    path: '/',
  });
  expect(cookie.maxAge).toBeLessThanOrEqual(3600);
  expect(cookie.maxAge).toBeGreaterThan(3590);
  expect(cookie.value).not.toContain(LINK);
});

test('opens what it has sealed', async () => {
  const sealed = session(LINK, { hasBankConnection: true });
  const { sessions } = await listSessions(jar(await sealOne(sealed)));
  expect(sessions).toEqual([sealed]);
});

test('needs no secure cookie on an http origin', async () => {
  configure({ PUBLIC_ORIGIN: 'http://127.0.0.1:3000' });
  const cookie = await sealOne(session(LINK));
  expect(cookie).toMatchObject({ name: `pay-${getBillRef(LINK)}`, secure: false });
});

test('takes no cookie that is forged, cut, of another bill or of another secret', async () => {
  const good = await sealOne(session(LINK));
  const other = await sealOne(session('another-link'));
  configure({ SESSION_SECRET: NEWER });
  const foreign = await sealOne(session(LINK));
  configure({});
  const wrong = [
    { ...good, value: 'forged' },
    { ...good, value: good.value.slice(0, -20) },
    { ...good, value: other.value },
    { ...good, value: foreign.value },
    await sealOne({ ...session(LINK), link: 'another-link' }),
  ];
  for (const cookie of wrong) {
    const { sessions, deadCookieNames } = await listSessions(jar(cookie));
    expect(sessions).toEqual([]);
    expect(deadCookieNames).toEqual([cookie.name]);
  }
});

test('takes no session that is over', async () => {
  const cookie = await sealOne(session(LINK, { expiresAtInMs: Date.now() - 1 }));
  expect((await listSessions(jar(cookie))).sessions).toEqual([]);
});

test('takes no session that is older than half a day, however often it was renewed', async () => {
  const halfADayInMs = 12 * 60 * 60 * 1000;
  const young = await sealOne(session(LINK, { startedAtInMs: Date.now() - halfADayInMs + 5_000 }));
  expect((await listSessions(jar(young))).sessions).toHaveLength(1);
  const old = await sealOne(session(LINK, { startedAtInMs: Date.now() - halfADayInMs }));
  expect((await listSessions(jar(old))).sessions).toEqual([]);
});

test('takes no session that was ended, and any while the ledger does not answer', async () => {
  const ended = await sealOne(session(LINK, { sessionId: 'ended' }));
  const other = await sealOne(session('another-link', { sessionId: 'other' }));
  await getLedger().endSession('ended', new Date(Date.now() + 60_000));
  const { sessions, deadCookieNames } = await listSessions(jar(ended, other));
  expect(sessions.map(({ sessionId }) => sessionId)).toEqual(['other']);
  expect(deadCookieNames).toEqual([ended.name]);
  expect(await readEnd({ sessionId: 'ended' })).toBe('ended');
  expect(await readEnd({ sessionId: 'other' })).toBe('living');
  await getLedger().close();
  expect((await listSessions(jar(ended))).sessions).toHaveLength(1);
  expect(await readEnd({ sessionId: 'ended' })).toBe('unknown');
});

test('takes nothing for a session that was sealed for another purpose', async () => {
  const good = await sealOne(session(LINK));
  const credentials = await sealCredentials(session(LINK));
  const { sessions } = await listSessions(jar({ ...good, value: credentials.sealed }));
  expect(sessions).toEqual([]);
});

test('tells in the log of a cookie that opens nothing, and why', async () => {
  const lines = recordLog();
  sharedLogger.value = undefined;
  sharedSecurityEvents.value = undefined;
  const good = await sealOne(session(LINK));
  const ended = await sealOne(session('another-link', { sessionId: 'ended' }));
  await getLedger().endSession('ended', new Date(Date.now() + 60_000));
  await listSessions(
    jar({ ...good, value: 'forged' }, { ...good, name: getCookieName(getBillRef('third')) }, ended),
  );
  const events = lines.map((line) => JSON.parse(line).event);
  expect(events).toEqual(['cookieUnreadable', 'cookieMisplaced', 'sessionEnded']);
  expect(lines.join('')).not.toContain(good.value);
});

test('opens what an older secret has sealed, and seals with the newest', async () => {
  const old = await sealOne(session(LINK));
  configure({ SESSION_SECRETS: `2:${NEWER},1:${OLDER}` });
  expect((await listSessions(jar(old))).sessions).toHaveLength(1);
  const fresh = await sealOne(session(LINK));
  configure({ SESSION_SECRET: OLDER });
  expect((await listSessions(jar(fresh))).sessions).toEqual([]);
});

/** The steps of docs/deploy.md. While one is rolled out, instances of two of them answer in turn. */
const ROTATION = [
  { SESSION_SECRET: OLDER },
  { SESSION_SECRETS: `1:${OLDER},2:${NEWER}` },
  { SESSION_SECRETS: `2:${NEWER},1:${OLDER}` },
  { SESSION_SECRETS: `2:${NEWER}` },
];

test.each([
  ['first', 0],
  ['second', 1],
  ['third', 2],
])('logs nobody out in the %s step of a rotation, whichever instance answers', async (_, step) => {
  const [before = {}, after = {}] = ROTATION.slice(step, step + 2);
  for (const [sealer, opener] of [
    [before, after],
    [after, before],
  ] as const) {
    configure(sealer);
    const sealed = await sealOne(session(LINK));
    configure(opener);
    expect((await listSessions(jar(sealed))).sessions).toHaveLength(1);
  }
});

test('lists the most recently opened bill first and leaves other cookies alone', async () => {
  const first = session('first-link', { openedAtInMs: 1 });
  const second = session('second-link', { openedAtInMs: 2 });
  const cookies = [await sealOne(first), await sealOne(second)];
  const { sessions, deadCookieNames } = await listSessions(
    jar({ name: 'merchant-cart', value: '1' }, ...cookies),
  );
  expect(sessions.map(({ ref }) => ref)).toEqual([second.ref, first.ref]);
  expect(deadCookieNames).toEqual([]);
  expect(getCookieName(first.ref)).toBe(cookies[0]?.name);
});

test('goes on with the link token of a session that the previous release has sealed', async () => {
  const linkToken = { value: 'link-sandbox-1', expiresAtInMs: Date.now() + 60_000 };
  const previous = { ...session(LINK), renewedAtInMs: 1, linkToken };
  const value = await sealData(previous, { password: OLDER });
  const name = getCookieName(getBillRef(LINK));
  const { sessions } = await listSessions(jar({ name, value }));
  expect(sessions).toMatchObject([{ linkTokens: [{ tab: '', value: 'link-sandbox-1' }] }]);
});
