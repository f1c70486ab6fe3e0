import type { BillRequest } from '#e2e/sandbox/bill-request.ts';
import { atHost } from '#e2e/support/app/brand-hosts.ts';
import { BOUND, BRANDS, CLINIC, GYM } from '#e2e/support/bills/three-brands.ts';
import { ANY_ORDER, CHANGES, expectFailure, Payer, READS } from '#e2e/support/payer.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { screens } from '#lib/messages/testing/words.ts';

test.use({ brands: BRANDS });

test('takes a payment at the own host of a brand', async ({
  page,
  createBill,
  target,
  billPage,
}) => {
  const bill = await createBill(GYM.bill);
  await page.goto(atHost('gym.localhost', bill.url, target));
  await expect(page).toHaveURL(/^http:\/\/gym\.localhost:\d+\/pay\/[\w-]{22}$/);
  await expect(billPage.main).toContainText('Corner Gym');
  await billPage.goToReview();
  await billPage.pay();
  expect((await bill.read()).attempts).toHaveLength(1);
});

test('gives a session to the host where the link was opened, and to no other', async ({
  page,
  context,
  createBill,
  target,
  billPage,
}) => {
  expectProblem(/status of 401/);
  const { url } = await createBill(GYM.bill);
  await page.goto(atHost('gym.localhost', url, target));
  await expect(billPage.connectButton).toBeVisible();
  const cookies = await context.cookies();
  expect(cookies.map(({ domain, sameSite, httpOnly }) => [domain, sameSite, httpOnly])).toEqual([
    ['gym.localhost', 'Lax', true],
  ]);
  const response = await page.goto(new URL(new URL(page.url()).pathname, target.appOrigin).href);
  await billPage.expectScreen('noSession', 401, response);
});

const FOREIGN: readonly [what: string, host: string, bill: BillRequest][] = [
  ["a merchant's bill at the host of another", 'clinic.localhost', GYM.bill],
  ['a bill without a brand at the host of a merchant', 'clinic.localhost', {}],
  ['a bill that keeps to its own host at another', 'clinic.localhost', BOUND.bill],
  ['a bill that keeps to its own host at the shared address', '127.0.0.1', BOUND.bill],
];

/** Opening, the bill, its attachments by name, the accounts. */
const READING = ['C1', 'C2', 'C5', 'C9'];

const BODIES: Readonly<Record<string, object>> = {
  'link-token': {},
  'bank-accounts': { publicToken: 'public-sandbox-any' },
  'ach-payment': ANY_ORDER,
};

for (const [what, host, request] of FOREIGN) {
  test(`does not know ${what}, on any address`, async ({
    request: browser,
    createBill,
    target,
  }) => {
    const bill = await createBill({ ...request, attachments: [{ fileName: 'Invoice.pdf' }] });
    const invoiceId = await bill.readInvoiceId();
    const site = new URL(atHost(host, '/', target)).origin;
    const payer = await Payer.openAt(site, browser, bill);
    for (const [method, name] of [...READS, ...CHANGES]) {
      const path = name.replace('<id>', invoiceId);
      const body = method === 'GET' ? undefined : BODIES[name];
      await expectFailure(
        await payer.ask(path, { method, body }),
        [404, 'notFound'],
        `${method} ${name}`,
      );
    }
    const renewed = await payer.ask('renew');
    expect([renewed.status(), renewed.headers().location]).toEqual([
      303,
      new URL(payer.address).pathname,
    ]);
    const page = await payer.ask('');
    expect(page.status()).toBe(404);
    const text = await page.text();
    expect(text).toContain(screens.linkUnknown.title);
    expect(text).not.toMatch(/Blue Ridge Dental|Corner Gym|Night Watch|\$125|125\.00|INV-20418/);
    const calls = await bill.listCalls();
    const changes = calls.filter(({ operation }) => !READING.includes(operation));
    expect(changes, 'calls that do more than read').toEqual([]);
  });
}

test('says in the browser that the link is unknown', async ({ page, createBill, target }) => {
  expectProblem(/status of 404/);
  const { url } = await createBill(GYM.bill);
  const response = await page.goto(atHost('clinic.localhost', url, target));
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(screens.linkUnknown.title);
  await expect(page.getByText('Corner Gym')).toHaveCount(0);
});

test('does nothing for the page of another brand', async ({ request, createBill, target }) => {
  const gym = new URL(atHost('gym.localhost', '/', target)).origin;
  const bill = await createBill(GYM.bill);
  const payer = await Payer.openAt(gym, request, bill);
  const others = [
    target.appOrigin,
    new URL(atHost('clinic.localhost', '/', target)).origin,
    'null',
  ];
  for (const origin of others) {
    for (const [method, name] of CHANGES) {
      const answer = await payer.ask(name, { method, body: BODIES[name], headers: { origin } });
      await expectFailure(answer, [403, 'foreignOrigin'], `${method} ${name} from ${origin}`);
    }
  }
  expect((await payer.createLinkToken()).status()).toBe(200);
  const calls = await bill.listOperations();
  expect(calls).toEqual(['C1', 'C2', 'C7']);
});

test('takes the cookies of one host for nothing at another', async ({
  request,
  createBill,
  target,
}) => {
  const gym = new URL(atHost('gym.localhost', '/', target)).origin;
  const payer = await Payer.openAt(gym, request, await createBill(GYM.bill));
  expect((await payer.ask('status')).status()).toBe(200);
  const moved = payer.moveTo(new URL(atHost('clinic.localhost', '/', target)).origin);
  await expectFailure(await moved.ask('status'), [404, 'notFound'], 'the status');
  expect((await moved.ask('')).status()).toBe(404);
});

test('leaves out of a choice what may not show here', async ({ page, createBill, billPage }) => {
  expectProblem(/status of 404/);
  await billPage.begin('bill', { amount: 10 });
  expect((await page.goto((await createBill({ ...BOUND.bill, amount: 20 })).url))?.status()).toBe(
    404,
  );
  await billPage.begin('bill', { ...CLINIC.bill, amount: 30 });
  await page.goto('/oauth');
  const bills = billPage.main.getByRole('listitem');
  await expect(bills).toHaveText([/^\$30\.00 /, /^\$10\.00 /]);
});
