import { BankSite } from '#e2e/qa/pages/bank-site.ts';
import { test } from '#e2e/support/redirect-test.ts';
import { expect } from '#e2e/support/test.ts';

test('returns from the bank with the token of its own tab, whatever other tabs have done since', async ({
  billPage,
  goToBank,
}) => {
  const { bank, bill } = await goToBank();
  const other = await billPage.openTab(bill.url);
  await other.connectButton.hover();
  await expect(other.link.anyElement).toBeAttached();
  await other.reload();
  await other.connectButton.hover();
  await expect(other.link.anyElement).toBeAttached();

  await bank.answer('Approve');
  await billPage.finish();
});

test('finds the token of the tab that was left when the bank returns in a new one', async ({
  goToBank,
  billPage,
}) => {
  const { bank, bill } = await goToBank();
  const newest = await billPage.openTab(bill.url);
  await newest.connectButton.hover();
  await expect(newest.link.anyElement).toBeAttached();

  const returned = await billPage.openTab(bank.page.url());
  await new BankSite(returned.page).answer('Approve');
  // The newest token is tried first, and is another tab's.
  await returned.link.press('Exit');
  await returned.finish();
  expect(await newest.readTokenStatus()).toBe(200);
});
