import { randomUUID } from 'node:crypto';
import type { APIRequestContext, PlaywrightWorkerArgs } from '@playwright/test';
import { sealData } from 'iron-session';
import { expectScreenIn } from '#e2e/qa/pages/problem-page.ts';
import { CHANGES, Payer, READS, readJson } from '#e2e/support/payer.ts';
import { expect, test } from '#e2e/support/test.ts';

const [SECRET, OTHER_SECRET, OLD_SECRET] = ['third', 'fourth', 'first'].map((name) =>
  `${name} for tests alone: `.padEnd(48, 'Kx7fQ2mVb9LwRt4ZsN8cYpJ3hDgTe6Ua'),
);
/** The page seals with it. */
const KNOWN = { 3: String(SECRET) };

type Cookies = {
  readonly own: string;
  readonly others: string;
  readonly ref: string;
  readonly link: string;
};

const COOKIES: readonly [what: string, change: (cookies: Cookies) => string | Promise<string>][] = [
  ['is forged', ({ own }) => own.replace(/[0-9a-f]{64}/, 'a'.repeat(64))],
  ['is cut', ({ own }) => own.slice(0, own.length / 2)],
  ['is no seal at all', () => 'signed-in'],
  ['is empty', () => ''],
  ['belongs to another bill', ({ others }) => others],
  ['is sealed with another secret', (bill) => seal(bill, 'x'.repeat(64))],
  ['was sealed with a secret that is gone', (bill) => seal(bill, { 1: String(OLD_SECRET) })],
  ['names another secret than it was sealed with', ({ own }) => own.replace(/\*3\*/, '*4*')],
  ['is over', (bill) => seal(bill, KNOWN, { expiresAtInMs: Date.now() - 1 })],
  [
    'was renewed for more than half a day',
    (bill) => seal(bill, KNOWN, { startedAtInMs: Date.now() - 12 * 60 * 60 * 1000 }),
  ],
  ['holds a session of another link', (bill) => seal({ ...bill, link: 'another' }, KNOWN)],
];

test.use({ appVariables: { SESSION_SECRETS: `3:${SECRET},4:${OTHER_SECRET}` } });

const ADDRESSES = [...READS, ...CHANGES, ['POST', 'end']] as const;

for (const [what, change] of COOKIES) {
  test(`has no session for a cookie that ${what}`, async ({
    request,
    playwright,
    sandbox,
    openPayer,
  }) => {
    const { address, bill } = await openPayer();
    const other = await openPayer();
    const ref = getRef(address);
    const [own, others] = [
      await readCookie(request, ref),
      await readCookie(request, getRef(other.address)),
    ];
    const value = await change({ own, others, ref, link: bill.link });
    expect(value).not.toBe(own);
    const payer = new Payer(await takeCookie(playwright, request, { ref, value }), address);

    const callsBefore = await sandbox.listCalls();
    const screen = await payer.ask('');
    await expectScreenIn(screen, 'noSession', 401);
    expect(await screen.text()).not.toMatch(/Blue Ridge|125\.00|INV-20418/);
    for (const [method, name] of ADDRESSES) {
      const body = method === 'POST' ? {} : undefined;
      const answer = await payer.ask(name, { method, body });
      expect([method, name, answer.status()]).toEqual([method, name, 401]);
      expect((await readJson(answer)).code).toBe('noSession');
    }
    const visit = { headers: { accept: 'text/html' } };
    expect((await payer.ask('renew', visit)).headers().location).toMatch(/\/pay\/[\w-]{22}$/);
    expect(await sandbox.listCalls()).toHaveLength(callsBefore.length);
  });
}

test('takes a session that is sealed as it should be, so that the others fail by what is wrong', async ({
  request,
  playwright,
  openPayer,
}) => {
  const { address, bill } = await openPayer();
  const ref = getRef(address);
  const { link, cFiTransactionId: transactionId } = bill;
  const value = await seal({ ref, link }, KNOWN, { transactionId });
  const payer = new Payer(await takeCookie(playwright, request, { ref, value }), address);
  expect((await payer.ask('status')).status()).toBe(200);
});

function getRef(address: string): string {
  return address.split('/').at(-1) ?? '';
}

async function readCookie(request: APIRequestContext, ref: string): Promise<string> {
  const { cookies } = await request.storageState();
  return cookies.find(({ name }) => name.endsWith(`pay-${ref}`))?.value ?? '';
}

/** A customer with the same cookies, but for this one. */
async function takeCookie(
  playwright: PlaywrightWorkerArgs['playwright'],
  request: APIRequestContext,
  { ref, value }: { readonly ref: string; readonly value: string },
): Promise<APIRequestContext> {
  const { cookies } = await request.storageState();
  const changed = cookies.map((cookie) =>
    cookie.name.endsWith(`pay-${ref}`) ? { ...cookie, value } : cookie,
  );
  expect(changed).not.toEqual(cookies);
  return playwright.request.newContext({ storageState: { cookies: changed, origins: [] } });
}

/** All that a session holds, but for what is wrong. */
function seal(
  { ref, link }: Pick<Cookies, 'ref' | 'link'>,
  password: string | Readonly<Record<string, string>>,
  changes: Readonly<Record<string, number | string>> = {},
): Promise<string> {
  const now = Date.now();
  const session = {
    ref,
    link,
    jwt: 'a.b.c',
    transactionId: randomUUID(),
    sessionId: randomUUID(),
    expiresAtInMs: now + 3_600_000,
    startedAtInMs: now,
    openedAtInMs: now,
    hasBankConnection: false,
    ...changes,
  };
  return sealData(session, { password, ttl: 3600 });
}
