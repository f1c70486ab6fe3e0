import { readJson } from '#e2e/support/payer.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { bankPayment } from '#lib/messages/testing/words.ts';

const REFUSED = { kind: 'refuse', code: 'unauthorized' } as const;

test('shows the bill although its session is over at connectFi', async ({ page, billPage }) => {
  const bill = await billPage.begin();
  const address = page.url();
  await bill.expireSessions();
  const visited: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) visited.push(request.url());
  });
  await page.reload();
  await expect(billPage.connectButton).toBeVisible();
  expect(page.url()).toBe(address);
  expect(visited).toEqual([address, `${address}/renew`, address]);
  expect(await bill.countCalls('C1')).toBe(2);
});

for (const [method, name, operation] of [
  ['GET', 'status', 'C2'],
  ['POST', 'link-token', 'C7'],
  ['GET', 'invoices/<id>', 'C6'],
] as const) {
  test(`renews the session in place for ${method} ${name}`, async ({ openPayer }) => {
    const payer = await openPayer({ attachments: [{ fileName: 'Invoice.pdf' }] });
    const { bill } = payer;
    await bill.expireSessions();
    const path = name.replace('<id>', await bill.readInvoiceId());
    expect((await payer.ask(path, { method })).status()).toBe(200);
    expect((await payer.ask(path, { method })).status()).toBe(200);
    expect(await bill.countCalls('C1')).toBe(2);
    expect(await bill.countCalls(operation)).toBeGreaterThanOrEqual(2);
  });
}

test('asks for the bank again after a renewal, and nothing else is lost', async ({ billPage }) => {
  expectProblem(/status of 409 .*ach-payment/);
  const bill = await billPage.begin('review');
  await bill.expireSessions();
  await billPage.payButton.click();
  await expect(billPage.main).toContainText(bankPayment.problems.bankNotConnected);
  expect(await bill.countPayments()).toEqual({ received: 0, accepted: 0 });

  await billPage.reload();
  await billPage.goToReview();
  await billPage.pay();
  expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
});

test('never sends a payment again because its session was over', async ({ openPayer }) => {
  const payer = await openPayer();
  const { bill } = payer;
  const order = await payer.prepareOrder();
  await bill.injectFault({ operation: 'C4', ...REFUSED });
  const answer = await payer.pay(order);
  expect([answer.status(), (await readJson(answer)).code]).toEqual([409, 'bankNotConnected']);
  expect(await bill.countPayments()).toEqual({ received: 1, accepted: 0 });
  expect(await bill.countCalls('C1')).toBe(1);
});

test('renews once for two who ask at a time', async ({ openPayer }) => {
  const payer = await openPayer();
  const { bill } = payer;
  await bill.expireSessions();
  await bill.injectFault({ operation: 'C1', kind: 'delay', delayInMs: 500 });
  const answers = await Promise.all(['status', 'status', 'renew'].map((name) => payer.ask(name)));
  expect(answers.map((answer) => answer.status())).toEqual([200, 200, 303]);
  expect(await bill.countCalls('C1')).toBe(2);
  expect((await payer.ask('status')).status()).toBe(200);
  expect(await bill.countCalls('C1')).toBe(2);
});

test('shows the bill each time, however often its session ends within a minute', async ({
  request,
  openPayer,
}) => {
  const { address, bill } = await openPayer();
  for (const number of [1, 2, 3, 4]) {
    await bill.expireSessions();
    const page = await request.get(address);
    expect([page.status(), page.url()]).toEqual([200, address]);
    expect(await bill.countCalls('C1')).toBe(1 + number);
  }
});

/** What a page and a renewal read in turn: they could lead to each other for ever. */
const IN_TURN = [REFUSED, { kind: 'delay' }] as const;

for (const [what, faults, renewals] of [
  ['every JWT is refused', [{ ...REFUSED, times: 'always' }], 1],
  ['every second reading is refused', Array.from({ length: 5 }, () => IN_TURN).flat(), 2],
] as const) {
  test(`goes in no circles where ${what}, and has the bill at the next reload`, async ({
    request,
    openPayer,
  }) => {
    const { address, bill } = await openPayer();
    for (const fault of faults) {
      await bill.injectFault({ operation: 'C2', ...fault });
    }
    const page = await request.get(address);
    expect([page.status(), page.url()]).toEqual([503, address]);
    expect(await bill.countCalls('C1')).toBeLessThanOrEqual(1 + renewals);

    await bill.clearFaults();
    expect((await request.get(address)).status()).toBe(200);
  });
}

test('has attachments back that were refused alone, and asks no more where that does not help', async ({
  request,
  openPayer,
}) => {
  const { address, bill } = await openPayer({ attachments: [{ fileName: 'Invoice.pdf' }] });
  await bill.injectFault({ operation: 'C5', ...REFUSED });
  expect(await (await request.get(address)).text()).toContain('Invoice.pdf');
  await bill.injectFault({ operation: 'C5', ...REFUSED, times: 'always' });
  const page = await request.get(address);
  expect([page.status(), page.url()]).toEqual([200, address]);
  expect(await page.text()).not.toContain('Invoice.pdf');
});

test('sends a public token once, and asks to connect again, where the session ends just then', async ({
  openPayer,
}) => {
  const payer = await openPayer();
  const { bill } = payer;
  const publicToken = await payer.finishLink();
  await bill.injectFault({ operation: 'C8', ...REFUSED });
  const answer = await payer.connectBank(publicToken);
  expect([answer.status(), (await readJson(answer)).code]).toEqual([409, 'bankNotConnected']);
  expect(await bill.countCalls('C8')).toBe(1);
  await payer.payBill();
});
