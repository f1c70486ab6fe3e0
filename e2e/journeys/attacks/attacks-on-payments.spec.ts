import { countCases } from '#e2e/support/count-cases.ts';
import { expectFailure, Payer, readJson } from '#e2e/support/payer.ts';
import { expect, test } from '#e2e/support/test.ts';

test('keeps the bills of a customer apart from one that an attacker has planted', async ({
  page,
  context,
  playwright,
  billPage,
}) => {
  const own = await billPage.begin('bill', { payerName: 'Ada Victim' });

  const ownAddress = page.url();

  // The attacker's bill, opened in the victim's browser by a link in a mail.
  const planted = await billPage.begin('bill', { payerName: 'Eve Attacker' });

  expect(page.url()).not.toBe(ownAddress);
  const theirs = new Payer(context.request, page.url());
  const mine = new Payer(context.request, ownAddress, { bill: own });
  await mine.prepareOrder();
  expect(await (await theirs.ask('')).text()).not.toContain('Ada Victim');
  await page.goto(ownAddress);
  await expect(page.getByText('Ada Victim').first()).toBeVisible();

  // The attacker's own cookie under the name of the victim's. No page is open: one would notice,
  // and ask the server in the middle of what is asked here.
  await page.goto('about:blank');
  await using attacker = await playwright.request.newContext();
  await Payer.open(attacker, planted);
  const [seal] = (await attacker.storageState()).cookies;
  const cookies = await context.cookies();
  const victim = cookies.find(({ name }) => ownAddress.endsWith(name.slice(-22)));
  if (!seal || !victim) throw new Error('There is no cookie.');
  await context.addCookies([{ ...victim, value: seal.value }]);
  await expectFailure(await mine.ask('status'), [401, 'noSession'], 'status');
  expect(await own.countPayments()).toEqual({ received: 0, accepted: 0 });

  await page.goto(own.url);
  await expect(billPage.connectButton).toBeVisible();
  await expect(page.getByText('Ada Victim').first()).toBeVisible();
  countCases('Attack cases', 3);
});

test('uses a token once, and for the bill that it was made for', async ({ openPayer }) => {
  const payer = await openPayer();
  const other = await openPayer();
  const publicToken = await payer.finishLink();
  expect((await other.connectBank(publicToken)).status()).toBe(422);
  expect((await payer.connectBank(publicToken)).status()).toBe(200);
  const again = await payer.connectBank(publicToken);
  expect([200, 422]).toContain(again.status());
  expect((await readJson(await payer.ask('bank-accounts'))).accounts).toHaveLength(1);
  expect((await other.ask('bank-accounts')).status()).toBe(409);
  countCases('Attack cases', 3);
});

test('sends an order once, however often and by whomever it is repeated', async ({
  request,
  createBill,
}) => {
  const bill = await createBill();
  const other = await createBill();
  const payer = await Payer.open(request, bill);
  const order = await payer.payBill();
  const repeated = await Promise.all(Array.from({ length: 10 }, () => payer.pay(order)));
  for (const answer of repeated) expect(answer.status()).toBe(200);
  const elsewhere = await Payer.open(request, other);
  expect((await elsewhere.pay(order)).ok()).toBe(false);
  expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
  expect(await other.countPayments()).toEqual({ received: 0, accepted: 0 });
  countCases('Attack cases', repeated.length + 1);
});

/** Bodies that are no order, though they hold one. */
const POISONED: readonly [what: string, write: (order: string) => string][] = [
  ['a prototype', (order) => order.replace('{', '{"__proto__":{"isPayable":true},')],
  ['a constructor', (order) => order.replace('{', '{"constructor":{"prototype":{"a":1}},')],
  ['one more member', (order) => order.replace('{', '{"status":"Settled",')],
  ['a method', (order) => order.replace('{', '{"method":"card",')],
  ['an amount in words', (order) => order.replace('12500', '"12500"')],
  ['an amount as a list', (order) => order.replace('12500', '[12500]')],
  ['a fraction', (order) => order.replace('12500', '12500.5')],
  ['no finite amount', (order) => order.replace('12500', '1e999')],
  ['a negative amount', (order) => order.replace('12500', '-12500')],
  ['nothing', () => ''],
  ['a list', (order) => `[${order}]`],
  ['two orders', (order) => order + order],
  ['a byte order mark and a comment', (order) => `\ufeff/**/${order}`],
];

test('takes no order that holds anything but an order', async ({ openPayer }) => {
  const payer = await openPayer();
  const order = JSON.stringify(await payer.prepareOrder());
  for (const [what, write] of POISONED) {
    const headers = { 'content-type': 'application/json' };
    const body = write(order);
    expect(body, what).not.toBe(order);
    const answer = await payer.ask('ach-payment', { method: 'POST', body, headers });
    await expectFailure(answer, [400, 'badRequest'], what);
  }
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', '']) {
    const headers = { 'content-type': type };
    const answer = await payer.ask('ach-payment', { method: 'POST', body: order, headers });
    expect([type, answer.status()]).toEqual([type, 415]);
  }
  expect(await payer.bill.countPayments()).toEqual({ received: 0, accepted: 0 });
  const good = await payer.ask('ach-payment', { method: 'POST', body: JSON.parse(order) });
  expect(good.status()).toBe(200);
  countCases('Attack cases', POISONED.length + 4);
});
