import type { Target } from '#e2e/support/app/target.ts';
import { Payer } from '#e2e/support/payer.ts';
import { expect, test } from '#e2e/support/test.ts';
import { bankPayment, states, status as words } from '#lib/messages/testing/words.ts';

test.skip(({ target }) => target.isDeployed, 'ends the app, which must be its own');

/** Twice a start of the app, and a settling window. */
const LONGEST_JOURNEY_IN_MS = 240_000;
test.beforeEach(() => test.setTimeout(LONGEST_JOURNEY_IN_MS));

const CONFIRMING = states.screens.confirming.title;
const ON_ITS_WAY = states.screens.processing.title;
const GIVEN = ['Checking ••', words.receipt.nameOnAccount, words.receipt.authorization];

test('goes on confirming a payment in whose middle it was killed, until it turns out paid', async ({
  page,
  createBill,
  openAnotherBrowser,
  target,
  billPage,
}) => {
  const bill = await createBill({ switches: { acceptDuplicates: true, statusAnswer: 'absent' } });
  const payer = await Payer.open(page.request, bill);
  const order = await killWhilePaying(payer, target, { isProcessed: true });

  const all = [billPage, await openAnotherBrowser()];
  for (const one of all) {
    await one.open(bill);
    await expect(one.title(CONFIRMING)).toBeVisible();
    await expect(one.main).toContainText('Do not pay again.');
    await one.expectNoPayment();
  }
  expect((await payer.pay(order)).status()).toBe(202);
  await bill.setSwitches({ statusAnswer: 'documented' });
  for (const one of all) {
    await expect(one.title(ON_ITS_WAY)).toBeVisible({ timeout: 30_000 });
  }
  expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
});

test('offers a payment again in whose middle it was killed, once it surely did not arrive', async ({
  page,
  createBill,
  target,
  billPage,
}) => {
  const bill = await createBill();
  const payer = await Payer.open(page.request, bill);
  const order = await killWhilePaying(payer, target, { isProcessed: false });

  await page.goto(bill.url);
  await expect(billPage.title(CONFIRMING)).toBeVisible();
  await expect(billPage.main).toContainText(bankPayment.notices.notReceived, { timeout: 45_000 });
  expect((await payer.pay(order)).status()).toBe(200);
  expect(await bill.countPayments()).toEqual({ received: 2, accepted: 1 });
});

test('keeps receipt and authorization over a restart, for the session that gave it alone', async ({
  page,
  createBill,
  openAnotherBrowser,
  target,
  billPage,
}) => {
  const bill = await createBill();
  const payer = await Payer.open(page.request, bill);
  const order = await payer.payBill();
  await target.killApp();
  await target.startAgain();

  const theirs = await openAnotherBrowser();
  for (const one of [billPage, theirs]) {
    await one.open(bill);
    await expect(one.title(ON_ITS_WAY)).toBeVisible();
    for (const text of ['$125.00', words.receipt.time, bill.cFiTransactionId]) {
      await expect(one.main).toContainText(text);
    }
  }
  for (const text of GIVEN) {
    await expect(billPage.main).toContainText(text);
    expect(await theirs.page.content()).not.toContain(text);
  }
  expect((await payer.pay(order)).status()).toBe(200);
  expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
});

/** Kills the app while connectFi has the order and does not answer, starts it again, and gives the order. */
async function killWhilePaying(
  payer: Payer,
  target: Target,
  { isProcessed }: { readonly isProcessed: boolean },
) {
  const order = await payer.prepareOrder();
  await payer.bill.injectFault({ operation: 'C4', kind: 'hang', isProcessed });
  const cutOff = payer.pay(order).catch(() => 'cut off');
  await payer.bill.waitForCall('C4');
  await target.killApp();
  expect(await cutOff).toBe('cut off');
  await target.startAgain();
  return order;
}
