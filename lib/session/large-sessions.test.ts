import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { sealData } from 'iron-session';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recordLog } from '#lib/connectfi/testing/record-log.ts';
import { getEnv, sharedCheckedEnv } from '#lib/env.ts';
import { sharedLedger } from '#lib/ledger/ledger.ts';
import { openTestLedger } from '#lib/ledger/testing/open-test-ledger.ts';
import { getBillRef } from '#lib/page/bill-address.ts';
import { type BillSession, listSessions, sealSession } from '#lib/session.ts';
import { type BillCookie, getCookieName, makeCookie, measureCookies } from './bill-cookies.ts';
import { makeRoom } from './make-room.ts';

const LINK = '3zjGoeyuHi1bPgCNgb2B1JERhfzLWU0SogPsgBG0nbb3d4RAHH2APVeyqldsOiH8C';
const REF = getBillRef(LINK);
const BROWSERS_LIMIT_IN_BYTES = 4096;

beforeEach(() => {
  recordLog();
  vi.stubEnv('CONNECTFI_BASE_URL', 'https://connectfi.example.com');
  vi.stubEnv('PUBLIC_ORIGIN', 'https://pay.example.com');
  vi.stubEnv('SESSION_SECRET', 'for tests alone: Kx7fQ2mVb9LwRt4Z');
  sharedCheckedEnv.value = undefined;
  sharedLedger.value = openTestLedger();
});
afterEach(() => {
  vi.unstubAllEnvs();
  sharedCheckedEnv.value = undefined;
});

describe('a session', () => {
  it.each([
    ['as documented', 0, 1],
    ['with 1,800 more characters of claims in words', 1800, 1],
    ['with 6,000 of them', 6000, 1],
  ])('is kept in one cookie: JWT %s', async (_what, length, count) => {
    await expectKept(writeJwt('payment:read '.repeat(length / 13)), count);
  });

  it.each([1800, 2500, 3500])('is kept in two where they are %i of noise', async (length) => {
    await expectKept(writeJwt(makeNoise(length)), 2);
  });

  it.each([4500, 8000])('is not kept at all where they are %i of noise', async (length) => {
    expect(await sealSession(makeSession({ jwt: writeJwt(makeNoise(length)) }))).toBeUndefined();
  });

  it('is sealed as the previous release did, where it fits into one cookie so', async () => {
    const session = makeSession({ jwt: writeJwt(makeNoise(1200)) });
    const [cookie] = await seal(session);
    const previous = await sealData(session, { password: getEnv().sealingPassword, ttl: 3600 });
    expect(cookie?.value.length).toBe(previous.length);
    const { sessions } = await listSessions(
      makeJar([{ name: getCookieName(REF), value: previous }]),
    );
    expect(sessions).toEqual([session]);
  });

  it('is opened where a later release has added to it, before the page was rolled back', async () => {
    const session = makeSession({ jwt: writeJwt('') });
    const later = { ...session, addedLater: { any: 'thing' } };
    const value = await sealData(later, { password: getEnv().sealingPassword, ttl: 3600 });
    const { sessions } = await listSessions(makeJar([{ name: getCookieName(REF), value }]));
    expect(sessions).toEqual([session]);
  });
});

describe('pieces of a session', () => {
  const large = () => makeSession({ jwt: writeJwt(makeNoise(2500)) });

  it.each([
    ['the first', 0],
    ['the second', 1],
  ])('are none without %s, and what is left is taken away', async (_which, missing) => {
    const left = (await seal(large())).filter((_, index) => index !== missing);
    const { sessions, deadCookieNames } = await listSessions(makeJar(left));
    expect(sessions).toEqual([]);
    expect(deadCookieNames).toEqual(left.map(({ name }) => name));
  });

  it('of two answers are never put together, whichever came first', async () => {
    const [one, other] = [await seal(large()), await seal(large())];
    for (const first of [one[0], other[0]]) {
      const jar = makeJar([one[1], other[1], first]);
      const { sessions, deadCookieNames } = await listSessions(jar);
      expect(sessions).toHaveLength(1);
      expect(deadCookieNames).toEqual([(first === one[0] ? other : one)[1]?.name]);
    }
  });

  it('are taken away by a shorter session of the same bill', async () => {
    const before = await seal(large());
    const written = await seal(makeSession());
    const dropped = makeRoom(makeJar(before), REF, written);
    expect(dropped).toEqual([expect.objectContaining({ name: before[1]?.name, maxAge: 0 })]);
  });
});

it('opens nothing that would swell beyond all bounds', async () => {
  const bomb = deflateRawSync(Buffer.alloc(50 * 1024 * 1024, ' ')).toString('base64url');
  const value = await sealData({ packed: bomb }, { password: getEnv().sealingPassword, ttl: 3600 });
  const before = process.memoryUsage().arrayBuffers;
  const jar = makeJar([{ name: getCookieName(REF), value }]);
  expect((await listSessions(jar)).sessions).toEqual([]);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10 * 1024 * 1024);
});

it('clears hundreds of cookies of no use a few at a time', async () => {
  const written = await seal(makeSession());
  const strange = Array.from({ length: 500 }, (_, index) => {
    const ref = getBillRef(`strange ${index}`);
    return makeCookie(getCookieName(ref, index % 2 ? '' : 'bank'), 'x', 60);
  });
  const dropped = makeRoom(makeJar(strange), REF, written);
  expect(dropped.length).toBeGreaterThan(0);
  expect(dropped.length).toBeLessThanOrEqual(10);
});

describe('the cookies of several bills', () => {
  it('stay within 8 KB, and the bill opened longest ago gives way', async () => {
    const jar: BillCookie[] = [];
    for (const [age, words] of [2, 1, 3].entries()) {
      const link = `link-${words}`;
      jar.push(
        ...(await seal(
          makeSession({ link, openedAtInMs: words, jwt: writeJwt(makeNoise(900 + age)) }),
        )),
      );
    }
    const written = await seal(makeSession({ openedAtInMs: 4 }));
    const dropped = makeRoom(makeJar(jar), REF, written);
    expect(dropped.map(({ name }) => name)).toEqual([getCookieName(getBillRef('link-1'))]);
    const kept = [...jar, ...written].filter(
      ({ name }) => !dropped.some((one) => one.name === name),
    );
    expect(measureCookies(kept)).toBeLessThanOrEqual(8 * 1024);
    expect(measureCookies([...jar, ...written])).toBeGreaterThan(8 * 1024);
  });
});

async function expectKept(jwt: string, count: number): Promise<void> {
  const session = makeSession({ jwt });
  const sealed = await seal(session);
  expect(sealed).toHaveLength(count);
  for (const { name, value } of sealed) {
    const attributes =
      '=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=3600; Secure; HttpOnly; SameSite=lax';
    expect(name.length + value.length + attributes.length).toBeLessThanOrEqual(
      BROWSERS_LIMIT_IN_BYTES,
    );
    expect(value).not.toContain(jwt.slice(40, 60));
  }
  expect((await listSessions(makeJar(sealed.toReversed()))).sessions).toEqual([session]);
}

async function seal(session: BillSession): Promise<readonly BillCookie[]> {
  return (await sealSession(session)) ?? [];
}

function makeSession({ link = LINK, ...changes }: Partial<BillSession> = {}): BillSession {
  return {
    ref: getBillRef(link),
    link,
    jwt: writeJwt(''),
    transactionId: '7l7TrL0ZukBQR4H4W2fsvT',
    sessionId: 'b6f4d1c6-6a53-4e0e-9c1e-3f9f6a0d5b11',
    expiresAtInMs: Date.now() + 3_600_000,
    startedAtInMs: Date.now(),
    openedAtInMs: Date.now(),
    hasBankConnection: false,
    ...changes,
  };
}

function writeJwt(claim: string): string {
  const claims = { cFiTransactionId: '7l7TrL0ZukBQR4H4W2fsvT', iat: 1722424209, claim };
  const parts = [{ alg: 'HS256', typ: 'JWT' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  return [...parts, makeNoise(43)].join('.');
}

function makeNoise(length: number): string {
  return randomBytes(length).toString('base64url').slice(0, length);
}

function makeJar(cookies: readonly ({ name: string; value: string } | undefined)[]) {
  return { getAll: () => cookies.flatMap((cookie) => cookie ?? []) };
}
