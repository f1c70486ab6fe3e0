import { BankSite } from '#e2e/qa/pages/bank-site.ts';
import { BillPage } from '#e2e/qa/pages/bill-page.ts';
import { BY_REDIRECT, test } from '#e2e/support/redirect-test.ts';
import { expect } from '#e2e/support/test.ts';

test('returns from the bank with the token of its own tab, whatever other tabs have done since', async ({
  context,
  billPage,
  goToBank,
  createBill,
}) => {
  const bill = await createBill(BY_REDIRECT);
  const bank = await goToBank(bill);
  const other = new BillPage(await context.newPage());
  await other.page.goto(bill.url);
  await other.connectButton.hover();
  await expect(other.link.anyElement).toBeAttached();
  await other.page.reload();
  await other.connectButton.hover();
  await expect(other.link.anyElement).toBeAttached();

  await bank.answer('Approve');
  await billPage.link.press('Finish');
  await expect(billPage.connected).toBeVisible();
});

test('finds the token of the tab that was left when the bank returns in a new one', async ({
  context,
  goToBank,
  createBill,
}) => {
  const bill = await createBill(BY_REDIRECT);
  const bank = await goToBank(bill);
  const newest = new BillPage(await context.newPage());
  await newest.page.goto(bill.url);
  await newest.connectButton.hover();
  await expect(newest.link.anyElement).toBeAttached();

  const returned = new BillPage(await context.newPage());
  await returned.page.goto(bank.page.url());
  await new BankSite(returned.page).answer('Approve');
  // The newest token is tried first, and is another tab's.
  await returned.link.press('Exit');
  await returned.link.press('Finish');
  await expect(returned.connected).toBeVisible();
  expect(await newest.readTokenStatus()).toBe(200);
});
