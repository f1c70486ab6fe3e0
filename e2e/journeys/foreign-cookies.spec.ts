import { randomUUID } from 'node:crypto';
import type { BrowserContext } from '@playwright/test';
import { sealData } from 'iron-session';
import { ProblemPage } from '#e2e/support/pages/problem-page.ts';
import { Payer, readJson } from '#e2e/support/payer.ts';
import { expect, test } from '#e2e/support/test.ts';

type Cookies = { readonly own: string; readonly others: string; readonly ref: string };

const COOKIES: readonly [what: string, change: (cookies: Cookies) => string | Promise<string>][] = [
  ['is forged', ({ own }) => own.replace(/[0-9a-f]{64}/, 'a'.repeat(64))],
  ['is cut', ({ own }) => own.slice(0, own.length / 2)],
  ['is no seal at all', () => 'signed-in'],
  ['is empty', () => ''],
  ['belongs to another bill', ({ others }) => others],
  ['is sealed with another secret', ({ ref }) => sealWithAnotherSecret(ref)],
];

const ADDRESSES: readonly ['GET' | 'POST' | 'DELETE', string][] = [
  ['GET', 'status'],
  ['GET', 'link-token'],
  ['POST', 'link-token'],
  ['DELETE', 'link-token'],
  ['GET', 'bank-accounts'],
  ['POST', 'bank-accounts'],
  ['POST', 'ach-payment'],
  ['GET', 'invoices/anything'],
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
    const payer = await Payer.open(page.request, await createBill());
    const other = await Payer.open(page.request, await createBill());
    const ref = getRef(payer.address);
    const [own, others] = [
      await readCookie(context, ref),
      await readCookie(context, getRef(other.address)),
    ];
    const value = await change({ own, others, ref });
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
    expect((await payer.ask('renew')).headers().location).toMatch(/\/pay\/[\w-]{22}$/);
    expect(await sandbox.listCalls()).toHaveLength(callsBefore.length);
  });
}

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

/** All that a session holds, so that only the secret is wrong. */
function sealWithAnotherSecret(ref: string): Promise<string> {
  const now = Date.now();
  const session = {
    ref,
    link: 'somebody-elses-link',
    jwt: 'a.b.c',
    transactionId: randomUUID(),
    sessionId: randomUUID(),
    expiresAtInMs: now + 3_600_000,
    openedAtInMs: now,
    hasBankConnection: false,
  };
  return sealData(session, { password: 'x'.repeat(64), ttl: 3600 });
}
