import { Payer } from '#e2e/support/payer.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, test } from '#e2e/support/test.ts';
import { states } from '#lib/messages/testing/words.ts';

/** Longer than the whole course of any payment. */
const MONTH_IN_SECONDS = 30 * 24 * 60 * 60;

const ENDS = [
  { amount: 125, name: 'the usual course', state: 'settled' },
  { amount: 100.01, name: 'insufficient funds', state: 'returned' },
  { amount: 100.02, name: 'a closed account', state: 'returned' },
  { amount: 100.07, name: 'a revoked authorization', state: 'returned' },
  { amount: 101.01, name: 'a return after settlement', state: 'returned' },
  { amount: 100.3, name: 'a bank that declines', state: 'declined' },
  { amount: 100.31, name: 'a failure of the system', state: 'error' },
  { amount: 100.32, name: 'a payment that stays on its way', state: 'processing' },
] as const;
const STANDING: ReadonlySet<string> = new Set(['processing', 'settled']);

for (const [{ amount, name, state }, tag] of tagRepeats(ENDS, 2)) {
  test(`shows what became of a payment at its end: ${name}`, { tag }, async ({
    page,
    createBill,
    billPage,
  }) => {
    const bill = await createBill({ amount, expiresInSeconds: 2 * MONTH_IN_SECONDS });
    const payer = await Payer.open(page.request, bill);
    const order = await payer.payBill(Math.round(amount * 100));
    await bill.advanceClock(MONTH_IN_SECONDS);

    await page.goto(bill.url);
    await expect(billPage.title(states.screens[state].title)).toBeVisible();
    await billPage.expectNoPayment();
    expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
    // The old order once more: still accepted while the money is on its way or there, and else no more.
    expect((await payer.pay(order)).status()).toBe(STANDING.has(state) ? 200 : 409);
    expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
  });
}

test('is patient with a payment that takes longer than our deadline', async ({ billPage }) => {
  test.setTimeout(60_000);
  const bill = await billPage.begin('review', {
    amount: 100.34,
    switches: { acceptDuplicates: true },
  });
  await bill.setSwitches({ statusAnswer: 'absent' });
  await billPage.payButton.click();
  await expect(billPage.title(states.screens.confirming.title)).toBeVisible();
  await expect.poll(async () => (await bill.read()).status, { timeout: 15_000 }).toBe('Processing');
  await bill.setSwitches({ statusAnswer: 'documented' });
  await expect(billPage.title(states.screens.processing.title)).toBeVisible({ timeout: 25_000 });
  expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
});

test('turns away a payment that connectFi has no time for, and takes it again', async ({
  openPayer,
}) => {
  const payer = await openPayer({ amount: 100.45 });
  const order = await payer.prepareOrder(10_045);
  const answer = await payer.pay(order);
  expect(answer.status()).toBe(429);
  expect(answer.headers()['retry-after']).toBe('2');
  expect((await payer.pay(order)).status()).toBe(200);
  expect(await payer.bill.countPayments()).toEqual({ received: 2, accepted: 1 });
});
