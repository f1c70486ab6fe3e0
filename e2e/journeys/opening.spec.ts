import { randomBytes } from 'node:crypto';
import { countCalls } from '#e2e/support/count-calls.ts';
import { BillPage } from '#e2e/support/pages/bill-page.ts';
import { ProblemPage } from '#e2e/support/pages/problem-page.ts';
import { expect, test } from '#e2e/support/test.ts';

const LINK = randomBytes(32).toString('base64url');
const MALFORMED: readonly [what: string, path: string][] = [
  ['is too short', 'short-7'],
  ['is too long', 'x'.repeat(257)],
  ['is missing', ''],
  ['has bad characters', `${LINK}.${LINK}`],
  ['has an encoded character', `%78${LINK}`],
  ['has an encoded slash', `${LINK}%2F${LINK}`],
  ['is followed by more', `${LINK}/more`],
];

test('exchanges the link for a session of this bill alone and a clean address', async ({
  request,
  createBill,
  target,
}) => {
  const { url } = await createBill();
  const answer = await request.get(url, { maxRedirects: 0 });
  expect(answer.status()).toBe(303);
  const { location = '' } = answer.headers();
  expect(location).toMatch(new RegExp(`^${target.appOrigin}/pay/[0-9A-Za-z_-]{22}$`));

  const cookies = answer.headersArray().filter(({ name }) => name.toLowerCase() === 'set-cookie');
  expect(cookies).toHaveLength(1);
  const [pair = '', ...attributes] = (cookies[0]?.value ?? '').split('; ');
  expect(pair.split('=')[0]).toBe(`pay-${location.split('/').at(-1)}`);
  expect(attributes).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'SameSite=lax']));
  const life = attributes.find((attribute) => attribute.startsWith('Max-Age='));
  expect(Number(life?.slice('Max-Age='.length))).toBeGreaterThan(3500);
  expect(Number(life?.slice('Max-Age='.length))).toBeLessThanOrEqual(3600);
  expect(attributes.some((attribute) => attribute.startsWith('Domain='))).toBe(false);
});

test('gives the same link the same address, and another link another one', async ({
  request,
  createBill,
}) => {
  const [bill, other] = [await createBill(), await createBill()];
  const open = async (url: string) =>
    (await request.get(url, { maxRedirects: 0 })).headers().location;
  expect(await open(bill.url)).toBe(await open(bill.url));
  expect(await open(bill.url)).not.toBe(await open(other.url));
});

for (const [what, path] of MALFORMED) {
  test(`does not know a link that ${what}, and asks nobody`, async ({
    page,
    sandbox,
    expectProblem,
  }) => {
    expectProblem(/status of 404/);
    const callsBefore = await sandbox.listCalls();
    const response = await page.goto(`/payment/${path}`);
    await new ProblemPage(page).expectScreen('linkUnknown', { response, status: 404 });
    expect(await sandbox.listCalls()).toHaveLength(callsBefore.length);
    expect(await page.context().cookies()).toEqual([]);
  });
}

test('does not know a link that connectFi does not know', async ({ page, expectProblem }) => {
  expectProblem(/status of 404/);
  const response = await page.goto(`/payment/${LINK}`);
  const problem = new ProblemPage(page);
  await problem.expectScreen('linkUnknown', { response, status: 404 });
  await expect(problem.main).not.toContainText('Reference: ');
});

test('takes a link from its own address and from no header', async ({
  request,
  createBill,
  sandbox,
}) => {
  const bill = await createBill();
  const headers = { 'x-payment-link': bill.link };
  for (const path of ['/payment', '/payment/', '/payment/short-7']) {
    const answer = await request.get(path, { headers, maxRedirects: 0 });
    expect([path, answer.status()]).toEqual([path, 404]);
  }
  expect(await countCalls(sandbox, bill, 'C1')).toBe(0);
});

test('opens a link to which a mail program has added its own parameters', async ({
  page,
  createBill,
}) => {
  const { url } = await createBill();
  await page.goto(`${url}?utm_source=mail`);
  await expect(page).toHaveURL(/\/pay\/[0-9A-Za-z_-]{22}$/);
  await expect(new BillPage(page).connectButton).toBeVisible();
});

test('answers HEAD without asking connectFi, and no other method at all', async ({
  request,
  createBill,
  sandbox,
}) => {
  const bill = await createBill();
  const head = await request.head(bill.url, { maxRedirects: 0 });
  expect(head.status()).toBe(200);
  expect(head.headers()['set-cookie']).toBeUndefined();
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    const answer = await request.fetch(bill.url, { method, maxRedirects: 0 });
    expect([method, answer.status()]).toEqual([method, 405]);
    expect(answer.headers().allow).toMatch(/^GET, HEAD(,|$)/);
  }
  expect(await countCalls(sandbox, bill, 'C1')).toBe(0);
});
