import { randomBytes } from 'node:crypto';
import { expectScreenIn, ProblemPage } from '#e2e/qa/pages/problem-page.ts';
import { askByHand } from '#e2e/support/ask-by-hand.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';

const LINK = randomBytes(32).toString('base64url');
const MALFORMED: readonly [what: string, path: string][] = [
  ['is too short', 'short-7'],
  ['is too long', 'x'.repeat(257)],
  ['is missing', ''],
  ['is in two parts', `two/${LINK}`],
  ['is dirt alone', '%E2%80%8B.%20'],
];

/** What mail programs, chats and sentences put after a link; all of it is in `parse-target.test.ts`. */
const DIRT = [
  ...['.', ',', '%20', '%0A', '%22', '%E2%80%8B', '%C2%A0', '=', ';a=b', '//', '/more', '%', '%ZZ'],
  ...['&utm_source=mail', '&amp;x=1', '%2520', '?a?b', `.${LINK}`, `%2F${LINK}`, '.'.repeat(7_000)],
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
  expect(location).toMatch(new RegExp(`^${target.appOrigin}/pay/[0-9A-Za-z_-]{22}\\?opened=\\w+$`));
  const { pathname } = new URL(location);

  const cookies = answer.headersArray().filter(({ name }) => name.toLowerCase() === 'set-cookie');
  expect(cookies).toHaveLength(1);
  const [pair = '', ...attributes] = (cookies[0]?.value ?? '').split('; ');
  expect(pair.split('=')[0]).toBe(`pay-${pathname.split('/').at(-1)}`);
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
  await open(bill.url);
  expect(await open(bill.url)).toBe(await open(bill.url));
  expect(await open(bill.url)).not.toBe(await open(other.url));
});

for (const [what, path] of MALFORMED) {
  test(`does not know a link that ${what}, and asks nobody`, async ({ request, sandbox }) => {
    const callsBefore = await sandbox.listCalls();
    await expectScreenIn(await request.get(`/payment/${path}`), 'linkUnknown', 404);
    expect(await sandbox.listCalls()).toHaveLength(callsBefore.length);
    expect((await request.storageState()).cookies).toEqual([]);
  });
}

test('does not know a link that connectFi does not know', async ({ page }) => {
  expectProblem(/status of 404/);
  const response = await page.goto(`/payment/${LINK}`);
  const problem = new ProblemPage(page);
  await problem.expectScreen('linkUnknown', { response, status: 404 });
  await expect(problem.main).toContainText(/Reference: [0-9A-Z]{5}-[0-9A-Z]{5}$/);
});

test('takes a link from its own address and from no header', async ({ request, createBill }) => {
  const bill = await createBill();
  const headers = { 'x-payment-link': bill.link };
  for (const path of ['/payment', '/payment/', '/payment/short-7']) {
    const answer = await request.get(path, { headers, maxRedirects: 0 });
    expect([path, answer.status()]).toEqual([path, 404]);
  }
  expect(await bill.countCalls('C1')).toBe(0);
});

test('opens a link whatever stands behind it, and never tells connectFi of that', async ({
  createBill,
  target,
}) => {
  const bill = await createBill();
  const { pathname, host } = new URL(bill.url);
  const open = (path: string) => askByHand(target, { target: path });
  const paths = [
    ...DIRT.map((dirt) => pathname + dirt),
    `/${pathname}`,
    `/./${pathname}`,
    pathname.replace('payment/', 'Payment%2F'),
    pathname.replace('/payment/', '/payment\\'),
    `http://${host}${pathname}`,
  ];
  const { head } = await open(pathname);
  // Without the mark, which tells the moment.
  const location = /^location: [^?]+/im.exec(head)?.[0];
  expect(location).toMatch(/\/pay\/[\w-]{22}/);
  for (const path of paths) {
    const answer = await open(path);
    expect([path, answer.status]).toEqual([path, 303]);
    expect(/^location: [^?]+/im.exec(answer.head)?.[0]).toBe(location);
  }
  expect(await bill.countCalls('C1')).toBe(paths.length + 1);
});

test('leads from a bill’s address with something behind it to the bill', async ({
  page,
  billPage,
}) => {
  await billPage.begin();
  await expect(billPage.connectButton).toBeVisible();
  const { href } = new URL(page.url());
  for (const dirt of ['.', '%20', ')', '/', '%E2%80%8B', '&utm_source=chat']) {
    await page.goto(href + dirt);
    expect(page.url()).toBe(href);
  }
  await expect(billPage.connectButton).toBeVisible();
});

test('answers HEAD without asking connectFi, and no other method at all', async ({
  request,
  createBill,
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
  expect(await bill.countCalls('C1')).toBe(0);
});
