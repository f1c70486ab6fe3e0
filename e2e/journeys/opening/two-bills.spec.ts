import { Payer } from '#e2e/support/payer.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';

test('never mixes two bills in two tabs', async ({ createBill, billPage }) => {
  const bill = await createBill({ amount: 210 });
  const other = await createBill({ amount: 88, merchant: { name: 'Old Harbor Books' } });
  const otherPage = await billPage.openTab();
  await billPage.open(bill);
  await otherPage.open(other);

  await billPage.goToReview();
  await otherPage.reload();
  await expect(otherPage.connectButton).toBeVisible();
  await expect(otherPage.main).toContainText('Old Harbor Books');
  await expect(otherPage.main).not.toContainText('••0000');

  await expect(billPage.payButton).toHaveAccessibleName('Authorize and pay $210.00');
  await billPage.pay();
  await expect(billPage.main).toContainText('Blue Ridge Dental');
  await otherPage.reload();
  await expect(otherPage.connectButton).toBeVisible();
  await expect(otherPage.main).toContainText('$88.00');
  expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
  expect(await other.countPayments()).toEqual({ received: 0, accepted: 0 });
});

test('keeps six bills, and lets the least recently opened one go', async ({
  page,
  context,
  openPayer,
  billPage,
}) => {
  expectProblem(/status of 401/);
  const first = await openPayer({}, page.request);
  const second = await openPayer({}, page.request);
  for (let i = 0; i < 4; i += 1) await openPayer({}, page.request);
  await Payer.open(page.request, first.bill);
  const seventh = await openPayer({}, page.request);

  expect(await context.cookies()).toHaveLength(6);
  await billPage.expectScreen('noSession', 401, await page.goto(second.address));
  for (const { address } of [first, seventh]) {
    await page.goto(address);
    await expect(billPage.connectButton).toBeVisible();
  }
});
