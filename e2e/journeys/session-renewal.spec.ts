import type { FaultRequest } from '#e2e/sandbox/fault.ts';
import { countCalls } from '#e2e/support/count-calls.ts';
import { BillPage } from '#e2e/support/pages/bill-page.ts';
import { type ProblemName, ProblemPage } from '#e2e/support/pages/problem-page.ts';
import { countPayments, Payer, readJson } from '#e2e/support/payer.ts';
import { expect, test } from '#e2e/support/test.ts';
import { bankPayment } from '#lib/messages/en/bank-payment.ts';

type Fault = Omit<FaultRequest, 'operation' | 'times'>;

const BILL_ADDRESS = /\/pay\/[0-9A-Za-z_-]{22}$/;
const REFUSED = { kind: 'refuse', code: 'unauthorized' } as const;

test('shows the bill although its session is over at connectFi', async ({
  page,
  createBill,
  openBill,
  sandbox,
}) => {
  const bill = await createBill();
  await openBill(bill);
  const address = page.url();
  await sandbox.expireSessions(bill.link);
  const visited: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) visited.push(request.url());
  });
  await page.reload();
  await expect(new BillPage(page).connectButton).toBeVisible();
  expect(page.url()).toBe(address);
  expect(visited).toEqual([address, `${address}/renew`, address]);
  expect(await countCalls(sandbox, bill, 'C1')).toBe(2);
});

for (const [method, name, operation] of [
  ['GET', 'status', 'C2'],
  ['POST', 'link-token', 'C7'],
  ['GET', 'invoices/<id>', 'C6'],
] as const) {
  test(`renews the session in place for ${method} ${name}`, async ({
    request,
    createBill,
    sandbox,
  }) => {
    const bill = await createBill({ attachments: [{ fileName: 'Invoice.pdf' }] });
    const payer = await Payer.open(request, bill);
    await sandbox.expireSessions(bill.link);
    const { attachments } = await sandbox.readBill(bill.link);
    const path = name.replace('<id>', attachments[0]?.invoiceId ?? '');
    expect((await payer.ask(path, { method })).status()).toBe(200);
    expect((await payer.ask(path, { method })).status()).toBe(200);
    expect(await countCalls(sandbox, bill, 'C1')).toBe(2);
    expect(await countCalls(sandbox, bill, operation)).toBeGreaterThanOrEqual(2);
  });
}

test('asks for the bank again after a renewal, and nothing else is lost', async ({
  page,
  createBill,
  openBill,
  sandbox,
  expectProblem,
}) => {
  expectProblem(/status of 409 .*ach-payment/);
  const bill = await createBill();
  await openBill(bill);
  const billPage = new BillPage(page);
  await billPage.goToReview();
  await sandbox.expireSessions(bill.link);
  await billPage.payButton.click();
  await expect(billPage.main).toContainText(bankPayment.problems.bankNotConnected);
  expect(await countPayments(sandbox, bill)).toEqual({ received: 0, accepted: 0 });

  await page.reload();
  await billPage.goToReview();
  await billPage.payButton.click();
  await expect(billPage.title('Your payment is on its way')).toBeVisible();
  expect(await countPayments(sandbox, bill)).toEqual({ received: 1, accepted: 1 });
});

test('never sends a payment again because its session was over', async ({
  request,
  createBill,
  sandbox,
}) => {
  const bill = await createBill();
  const payer = await Payer.open(request, bill);
  const order = await payer.prepareOrder(sandbox);
  await sandbox.injectFault(bill.link, { operation: 'C4', ...REFUSED });
  const answer = await payer.pay(order);
  expect([answer.status(), (await readJson(answer)).code]).toEqual([409, 'bankNotConnected']);
  expect(await countPayments(sandbox, bill)).toEqual({ received: 1, accepted: 0 });
  expect(await countCalls(sandbox, bill, 'C1')).toBe(1);
});

test('renews once for two who ask at a time', async ({ request, createBill, sandbox }) => {
  const bill = await createBill();
  const payer = await Payer.open(request, bill);
  await sandbox.expireSessions(bill.link);
  await sandbox.injectFault(bill.link, { operation: 'C1', kind: 'delay', delayInMs: 500 });
  const answers = await Promise.all(['status', 'status', 'renew'].map((name) => payer.ask(name)));
  expect(answers.map((answer) => answer.status())).toEqual([200, 200, 303]);
  expect(await countCalls(sandbox, bill, 'C1')).toBe(2);
  expect((await payer.ask('status')).status()).toBe(200);
  expect(await countCalls(sandbox, bill, 'C1')).toBe(2);
});

const FAILING: readonly [what: string, Fault, ProblemName, number][] = [
  ['is down', { kind: 'status' }, 'upstreamUnavailable', 503],
  ['is busy', { kind: 'status', status: 429 }, 'upstreamBusy', 503],
  ['answers garbage', { kind: 'garbage' }, 'upstreamUnreadable', 502],
  ['refuses the link', { kind: 'refuse' }, 'closed', 410],
];
for (const [what, fault, screen, status] of FAILING) {
  test(`shows one screen where the session is over and connectFi ${what}, and recovers`, async ({
    page,
    createBill,
    openBill,
    sandbox,
    expectProblem,
  }) => {
    expectProblem(new RegExp(`status of ${status}`));
    const bill = await createBill();
    await openBill(bill);
    await sandbox.expireSessions(bill.link);
    await sandbox.injectFault(bill.link, { operation: 'C1', times: 'always', ...fault });
    const response = await page.reload();
    await new ProblemPage(page).expectScreen(screen, { response, status });
    await expect(page).toHaveURL(BILL_ADDRESS);
    expect(await countCalls(sandbox, bill, 'C1')).toBe(2);

    await sandbox.clearFaults(bill.link);
    await expect(async () => {
      await page.reload();
      await expect(new BillPage(page).connectButton).toBeVisible({ timeout: 1_000 });
    }).toPass();
  });
}

test('renews once, and not again and again, while connectFi refuses every session', async ({
  page,
  createBill,
  openBill,
  sandbox,
  expectProblem,
}) => {
  expectProblem(/status of 503/);
  const bill = await createBill();
  await openBill(bill);
  await sandbox.injectFault(bill.link, { operation: 'C2', times: 'always', ...REFUSED });
  for (let visit = 0; visit < 2; visit += 1) {
    const response = await page.reload();
    await new ProblemPage(page).expectScreen('upstreamUnavailable', { response, status: 503 });
    await expect(page).toHaveURL(BILL_ADDRESS);
  }
  expect(await countCalls(sandbox, bill, 'C1')).toBe(2);
});

test('ends a session when its time is over', async ({
  page,
  playwright,
  context,
  createBill,
  openBill,
  expectProblem,
}) => {
  expectProblem(/status of 401/);
  await openBill(await createBill({ switches: { jwtLifeInSeconds: 4 } }));
  const address = page.url();
  const [cookie] = await context.cookies();
  const hoarder = await playwright.request.newContext({
    extraHTTPHeaders: { cookie: `${cookie?.name}=${cookie?.value}` },
  });
  expect((await hoarder.get(address)).status()).toBe(200);
  await expect.poll(async () => (await hoarder.get(address)).status()).toBe(401);
  await hoarder.dispose();
  await expect.poll(() => context.cookies()).toEqual([]);
  const response = await page.reload();
  await new ProblemPage(page).expectScreen('noSession', { response, status: 401 });
});
