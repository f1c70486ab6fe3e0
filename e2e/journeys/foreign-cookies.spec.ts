import { randomUUID } from 'node:crypto';
import type { BrowserContext } from '@playwright/test';
import { sealData } from 'iron-session';
import { ProblemPage } from '#e2e/support/pages/problem-page.ts';
import { Payer, readJson } from '#e2e/support/payer.ts';
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

const ADDRESSES: readonly ['GET' | 'POST' | 'DELETE', string][] = [
  ['GET', 'status'],
  ['GET', 'link-token'],
  ['POST', 'link-token'],
  ['DELETE', 'link-token'],
  ['GET', 'bank-accounts'],
  ['POST', 'bank-accounts'],
  ['POST', 'ach-payment'],
  ['GET', 'invoices/anything'],
  ['POST', 'end'],
];

for (const [what, change] of COOKIES) {
  test(`has no session for a cookie that ${what}`, async ({
    page,
    context,
    createBill,
    sandbox,
    expectProblem,
  }) => {
    expectProblem(/status of 401/);
    const bill = await createBill();
    const payer = await Payer.open(page.request, bill);
    const other = await Payer.open(page.request, await createBill());
    const ref = getRef(payer.address);
    const [own, others] = [
      await readCookie(context, ref),
      await readCookie(context, getRef(other.address)),
    ];
    const value = await change({ own, others, ref, link: bill.link });
    expect(value).not.toBe(own);
    await writeCookie(context, payer.address, value);

    const callsBefore = await sandbox.listCalls();
    const response = await page.goto(payer.address);
    await new ProblemPage(page).expectScreen('noSession', { response, status: 401 });
    expect(await page.content()).not.toMatch(/Blue Ridge|125\.00|INV-20418/);
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
  page,
  context,
  createBill,
}) => {
  const bill = await createBill();
  const payer = await Payer.open(page.request, bill);
  const ref = getRef(payer.address);
  const { link, cFiTransactionId: transactionId } = bill;
  await writeCookie(context, payer.address, await seal({ ref, link }, KNOWN, { transactionId }));
  expect((await payer.ask('status')).status()).toBe(200);
});

function getRef(address: string): string {
  return address.split('/').at(-1) ?? '';
}

async function readCookie(context: BrowserContext, ref: string): Promise<string> {
  const cookies = await context.cookies();
  return cookies.find(({ name }) => name.endsWith(`pay-${ref}`))?.value ?? '';
}

async function writeCookie(context: BrowserContext, address: string, value: string) {
  const cookies = await context.cookies();
  const cookie = cookies.find(({ name }) => name.endsWith(`pay-${getRef(address)}`));
  if (!cookie) throw new Error('The bill has no cookie.');
  await context.addCookies([{ ...cookie, value }]);
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
