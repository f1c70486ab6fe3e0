import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { bankPayment } from '#lib/messages/testing/words.ts';

const LOST = /ach-payment net::ERR_(FAILED|CONNECTION_RESET)|Failed to load resource: net::ERR_/;

test('shows the payment whose answer was lost between our server and the browser', async ({
  billPage,
}) => {
  expectProblem(LOST);
  const bill = await billPage.begin('review', { switches: { acceptDuplicates: true } });
  await billPage.page.route('**/ach-payment', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await billPage.pay();
  await expect(billPage.payButton).toHaveCount(0);
  expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
});

test('stays locked until a request that never reached our server can no longer arrive', async ({
  billPage,
}) => {
  test.setTimeout(60_000);
  expectProblem(LOST);
  const bill = await billPage.begin('review');
  await billPage.page.route('**/ach-payment', (route) => route.abort(), { times: 1 });
  const pressedAt = Date.now();
  await billPage.payButton.click();
  await expect(billPage.title(bankPayment.locked.unknown.title)).toBeVisible();
  await expect(billPage.main).toContainText('Do not pay again.');
  await expect(billPage.payButton).toHaveCount(0);

  await expect(billPage.alert).toContainText(bankPayment.problems.notReceived, { timeout: 25_000 });
  expect(Date.now() - pressedAt).toBeGreaterThan(6_000);
  await billPage.goOn();
  await billPage.pay();
  expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
});
