import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandboxClient } from '#e2e/qa/sandbox-client.ts';
import { createConnectfiCaller } from './connectfi-caller.ts';
import { type StartedSandbox, startSandbox } from './start-sandbox.ts';

const TOKEN = 'Kx7fQ2mVb9LwRt4Z-for-tests-alone';
const HOUR_IN_MS = 60 * 60 * 1000;

let sandbox: StartedSandbox;
beforeAll(async () => {
  const appOrigin = 'https://pay.example';
  sandbox = await startSandbox({ port: 0, appOrigin, token: TOKEN });
});
afterAll(() => sandbox.close());

function ask(path: string, init: RequestInit = {}) {
  return fetch(`${sandbox.origin}${path}`, { redirect: 'manual', ...init });
}

function signIn(token: string, headers: Record<string, string> = {}) {
  return ask('/sign-in', { method: 'POST', body: new URLSearchParams({ token }), headers });
}

async function takeCookie(): Promise<string> {
  const answer = await signIn(TOKEN);
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

describe('the control API of a sandbox with a token', () => {
  it('works with it', async () => {
    const control = createSandboxClient(sandbox.origin, TOKEN);
    const { link } = await control.createBill();
    expect(await control.readBill(link)).toMatchObject({ status: 'Sent' });
  });

  it.each([
    ['GET', '/control/bills'],
    ['POST', '/control/bills'],
    ['POST', '/control/reset'],
    ['GET', '/control/secrets'],
    ['GET', '/control/openapi.json'],
    ['GET', '/control/nothing'],
    ['GET', '/ns/team/control/bills'],
    ['GET', '/control/../control/bills'],
    ['GET', '/control//bills'],
  ])('lets nobody else %s %s', async (method, path) => {
    for (const authorization of [undefined, 'Bearer ', `Bearer ${TOKEN}x`, `Basic ${TOKEN}`]) {
      const headers = authorization === undefined ? {} : { authorization };
      const answer = await ask(path, { method, headers });
      expect([401, 404]).toContain(answer.status);
      expect(await answer.text()).not.toContain('cFiTransactionId');
      if (path.startsWith('/control/b')) expect(answer.status).toBe(401);
    }
  });

  it('leaves to customers what connectFi and Plaid leave to them', async () => {
    const { link } = await createSandboxClient(sandbox.origin, TOKEN).createBill();
    const { call } = createConnectfiCaller(sandbox.origin);
    expect((await call('C1', { body: { link } })).status).toBe(200);
    expect((await ask('/plaid/link-initialize.js')).status).toBe(200);
    expect((await ask('/clock')).status).toBe(200);
  });
});

it('lets nobody begin a namespace without the token, and everybody use one', async () => {
  const path = '/ns/new-team/connectfi/public/customer/payment/link';
  const open = () =>
    ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ link: 'try-sent-anywhere' }),
    });
  expect(await (await open()).json()).toMatchObject({ code: 'paymentNotFound' });
  expect(await (await ask('/ns/new-team/clock')).json()).toMatchObject({ offsetInMs: 0 });
  expect(await (await ask('/ns/new-team/')).text()).toContain('action="/ns/new-team/sign-in"');
  await createSandboxClient(`${sandbox.origin}/ns/new-team`, TOKEN).listBills();
  expect((await open()).status).toBe(200);
});

describe('the console of a sandbox with a token', () => {
  it('asks for it in a form that needs no script', async () => {
    const answer = await ask('/');
    const text = await answer.text();
    expect(answer.status).toBe(401);
    expect(text).toContain('<form class="sheet" method="post" action="/sign-in">');
    expect(text).not.toContain('New payment link');
    for (const path of ['/bills/whatever', '/guide']) expect((await ask(path)).status).toBe(401);
  });

  it('gives a cookie that no script and no other site can use', async () => {
    const answer = await signIn(TOKEN);
    expect(answer.status).toBe(303);
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict$/);
    expect(cookie).not.toContain(TOKEN);
    const headers = { cookie: cookie.split(';')[0] ?? '' };
    const text = await (await ask('/', { headers })).text();
    expect(text).toContain('New payment link');
    expect(text).toContain('action="/sign-out"');
    expect((await ask('/control/bills', { headers })).status).toBe(200);
  });

  it('sends the cookie over TLS alone where it is reached so', async () => {
    const publicOrigin = 'https://sandbox.example';
    const options = { port: 0, appOrigin: 'https://pay.example', token: TOKEN, publicOrigin };
    const own = await startSandbox(options);
    const answer = await fetch(`${own.origin}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: publicOrigin },
      body: new URLSearchParams({ token: TOKEN }),
    });
    expect(answer.headers.get('set-cookie')).toMatch(/; Secure$/);
    await own.close();
  });

  it('takes no other word, and no cookie of its own making', async () => {
    const refused = await signIn(`${TOKEN}x`);
    expect(refused.status).toBe(403);
    expect(refused.headers.get('set-cookie')).toBeNull();
    expect(await refused.text()).toContain('This is not the token.');
    const [name = '', value = ''] = (await takeCookie()).split('=');
    const [, signature] = value.split('.');
    const forged = [`${Date.now() + 99 * HOUR_IN_MS}.${signature}`, '.', '', `${value}x`];
    for (const text of forged) {
      expect((await ask('/', { headers: { cookie: `${name}=${text}` } })).status).toBe(401);
    }
  });

  it('ends with signing out', async () => {
    const answer = await ask('/sign-out', { method: 'POST' });
    expect(answer.headers.get('set-cookie')).toMatch(/=; Path=\/; Max-Age=0;/);
  });

  it.each(['https://evil.example', 'null', 'http://127.0.0.1:1'])(
    'takes nothing from a page of %s, whatever the browser sends along',
    async (origin) => {
      const headers = { origin, cookie: await takeCookie() };
      expect((await ask('/control/reset', { method: 'POST', headers })).status).toBe(403);
      expect((await signIn(TOKEN, { origin })).headers.get('set-cookie')).toBeNull();
      const own = { ...headers, origin: sandbox.origin };
      expect((await ask('/control/reset', { method: 'POST', headers: own })).status).toBe(204);
    },
  );
});
