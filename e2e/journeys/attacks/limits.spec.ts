import type { APIRequestContext } from '@playwright/test';
import { ProblemPage } from '#e2e/qa/pages/problem-page.ts';
import { readAttempt } from '#e2e/support/app/read-attempt.ts';
import { expectFailure, Payer } from '#e2e/support/payer.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { LIMITS } from '#lib/limits/limits.ts';
import { bankPayment } from '#lib/messages/testing/words.ts';

// So that each journey has an address of its own.
test.use({ appVariables: { RATE_LIMIT_FACTOR: '1', TRUSTED_PROXIES: '127.0.0.1' } });

const FAILURES = LIMITS['failed opening by address'].points;

test('shows who has tried too many links a screen, and opens nothing for them @both-all', async ({
  page,
  request,
  createBill,
  openAnotherBrowser,
}, { project }) => {
  expectProblem(/status of 429/);
  const from = project.name === 'phone' ? '198.51.100.1' : '198.51.100.2';
  await guess(request, from);
  const bill = await createBill();
  await page.setExtraHTTPHeaders({ 'x-forwarded-for': from });
  const response = await page.goto(bill.url);
  const problem = new ProblemPage(page);
  await problem.expectScreen('tooManyRequests', { response, status: 429 });
  expect(Number(response?.headers()['retry-after'])).toBeGreaterThan(0);
  expect(Number(response?.headers()['retry-after'])).toBeLessThanOrEqual(600);
  await expect(problem.tryAgain).toBeVisible();
  expect(await page.context().cookies()).toEqual([]);
  expect(await bill.countCalls('C1')).toBe(0);

  const elsewhere = await openAnotherBrowser(bill.url);
  await expect(elsewhere.connectButton).toBeVisible();
});

test('counts who says to come from elsewhere by where they come from', async ({
  request,
  createBill,
}) => {
  const from = '2001:db8:1:2::1';
  await guess(request, from);
  const bill = await createBill();
  for (const said of [
    from,
    `203.0.113.9, ${from}`,
    `203.0.113.9, 127.0.0.1, ${from}`,
    `203.0.113.9, ${from}, 127.0.0.1`,
    '2001:db8:1:2:ffff::9',
  ]) {
    const headers = { 'x-forwarded-for': said, 'x-client-address': '203.0.113.9' };
    const answer = await request.get(bill.url, { headers, maxRedirects: 0 });
    expect([said, answer.status()]).toEqual([said, 429]);
  }
});

test('answers a malformed link exactly as an unknown one', async ({ request }) => {
  const read = async (path: string, from: string) => {
    // Compressed, a nonce has now one length, now another.
    const headers = { 'x-forwarded-for': from, 'accept-encoding': 'identity' };
    const answer = await request.get(path, { headers });
    const { date, 'x-request-id': id, ...rest } = answer.headers();
    const policy = rest['content-security-policy'] ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(nonce).not.toBe('');
    const seen = JSON.stringify({
      status: answer.status(),
      headers: rest,
      body: await answer.text(),
    });
    // The id stands in the footer's mail, and so in the hash of what the footer is drawn from.
    return seen
      .replaceAll(nonce, 'nonce')
      .replaceAll(id ?? '', 'id')
      .replace(/(\bversion\W+)[\w-]{8}/g, '$1hash');
  };
  const malformed = ['short', 'a'.repeat(300), '%00', 'a/b', 'x;y', 'aaaaaaa.aaaa', ''];
  for (const [number, path] of malformed.entries()) {
    const from = `198.51.101.${number}`;
    // Under load the parts of a page may arrive in another order.
    await expect(async () => {
      const unknown = await read(`/payment/${'aB3'.repeat(22)}`, from);
      expect(unknown).toContain('"status":404');
      expect(await read(`/payment/${path}`, from)).toBe(unknown);
    }, path).toPass({ timeout: 20_000 });
  }
});

test('counts a text that holds no link for no guess', async ({ request, createBill }) => {
  const headers = { 'x-forwarded-for': '198.51.100.5' };
  for (let i = 0; i < FAILURES + 5; i++) {
    const path = `/payment/${['no', '%20', '...', ''][i % 4]}`;
    const accept = i % 2 ? 'text/html' : 'application/json';
    const answer = await request.get(path, { headers: { ...headers, accept } });
    expect(answer.status()).toBe(404);
  }
  const { url } = await createBill();
  expect((await request.get(url, { headers, maxRedirects: 0 })).status()).toBe(303);
});

test('counts a page that only looks for our server for nothing', async ({
  request,
  createBill,
}) => {
  const headers = { 'x-forwarded-for': '198.51.100.6' };
  for (let i = 0; i <= LIMITS['opening by address'].points; i++) {
    const accept = { accept: 'application/json' };
    const answer = await request.get('/payment', { headers: { ...headers, ...accept } });
    expect(answer.status()).toBe(404);
  }
  const { url } = await createBill();
  expect((await request.get(url, { headers, maxRedirects: 0 })).status()).toBe(303);
});

test('tells a page at the address of a link that it asks too often', async ({ request }) => {
  const from = '198.51.100.4';
  const headers = { 'x-forwarded-for': from, accept: 'application/json' };
  for (let i = 0; i < FAILURES; i++) {
    const answer = await request.get(`/payment/${makeGuess(i)}`, { headers });
    expect(answer.status()).toBe(404);
  }
  const answer = await request.get(`/payment/${makeGuess(99)}`, { headers });
  await expectFailure(answer, [429, 'tooManyRequests'], 'news');
  expect(Number(answer.headers()['retry-after'])).toBeGreaterThan(0);
});

const ADDRESSES = [
  ['POST', 'link-token', 'link token by session'],
  ['POST', 'bank-accounts', 'bank connection by session'],
  ['POST', 'ach-payment', 'payment by session'],
  ['GET', 'status', 'reading by session'],
] as const;

for (const [method, name, limit] of ADDRESSES) {
  test(`lets a session ask for ${name} only so often`, async ({ playwright, openPayer }) => {
    const payer = await openPayer();
    const { bill } = payer;
    const body = method === 'POST' && name !== 'link-token' ? { not: 'expected' } : undefined;
    const ask = (who: Payer) => who.ask(name, { method, body });
    for (let i = 0; i < LIMITS[limit].points; i++)
      expect((await ask(payer)).status()).not.toBe(429);
    const callsBefore = await bill.listCalls();
    const answer = await ask(payer);
    await expectFailure(answer, [429, 'tooManyRequests'], name);
    expect(answer.headers()['retry-after']).toMatch(/^[1-9]\d?$/);
    expect(await bill.listCalls()).toHaveLength(callsBefore.length);

    await using other = await playwright.request.newContext();
    expect((await ask(await Payer.open(other, bill))).status()).not.toBe(429);
  });
}

test('loads a bill only so often in one session, and says so', async ({ page, billPage }) => {
  expectProblem(/status of 429/);
  await billPage.begin();
  const load = () => page.request.get(page.url());
  for (let i = 1; i < LIMITS['page by session'].points; i++)
    expect((await load()).status()).toBe(200);
  await billPage.expectScreen('tooManyRequests', 429, await page.reload());
});

test('says of a payment that is one too many that nothing was paid by it', async ({
  page,
  billPage,
  target,
}) => {
  expectProblem(/status of 429 .*ach-payment/);
  const bill = await billPage.begin('review');
  const payer = new Payer(page.request, page.url());
  for (let i = 0; i < LIMITS['payment by session'].points; i++) {
    expect((await payer.pay({})).status()).toBe(400);
  }
  await billPage.payButton.click();
  await expect(billPage.alert).toContainText(bankPayment.problems.tooManyRequests);
  expect(bankPayment.problems.tooManyRequests).toContain('Nothing was paid by this step.');
  await expect(billPage.payButton).toBeEnabled();
  expect(await bill.countPayments()).toEqual({ received: 0, accepted: 0 });
  expect(await readAttempt(target.dataFolder ?? '', bill.cFiTransactionId)).toBeUndefined();
});

async function guess(request: APIRequestContext, from: string): Promise<void> {
  const headers = { 'x-forwarded-for': from };
  for (let i = 0; i < FAILURES; i++) {
    const answer = await request.get(`/payment/${makeGuess(i)}`, { headers, maxRedirects: 0 });
    expect(answer.status()).toBe(404);
  }
}

/** Now and then with something behind it. */
function makeGuess(number: number): string {
  return number % 3
    ? `${String(number).padStart(4, '0')}${'Zz9'.repeat(21)}`
    : `guess-number-${number}.`;
}
