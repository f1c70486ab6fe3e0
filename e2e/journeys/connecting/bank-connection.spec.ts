import type { BillPage } from '#e2e/qa/pages/bill-page.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, test } from '#e2e/support/test.ts';
import { bankPayment } from '#lib/messages/testing/words.ts';

const { accounts, problems } = bankPayment;

test('keeps the accounts through a reload, without going to the bank again', async ({
  page,
  billPage,
  billAt,
}) => {
  const bill = await billAt('bill');
  await billPage.connectBank();
  await expect(billPage.connected).toBeVisible();
  await page.reload();
  await expect(billPage.payButton).toBeVisible();
  await page.reload();
  await expect(billPage.connected).toBeVisible();
  await expect(billPage.link.anyElement).toHaveCount(0);
  expect(await bill.countCalls('C7')).toBe(1);
  expect(await bill.countCalls('C8')).toBe(1);
});

test('finds the accounts again behind the link in the mail', async ({ page, billPage, billAt }) => {
  const bill = await billAt('bill');
  await billPage.connectBank();
  await expect(billPage.connected).toBeVisible();
  await page.goto(bill.url);
  await expect(billPage.connected).toBeVisible();
});

for (const [[name, goBack], tag] of tagRepeats([
  ['its own Back', (billPage: BillPage) => billPage.backButton.click()],
  ['the browser’s Back', (billPage: BillPage) => billPage.page.goBack()],
] as const)) {
  test(`goes from the review to the accounts with ${name}, and keeps what was entered`, {
    tag,
  }, async ({ page, billPage, billAt }) => {
    const bill = await billAt('bill');
    await billPage.connectButton.click();
    await billPage.link.signIn({ userName: 'user_two_accounts' });
    await billPage.link.chooseAccounts();
    await billPage.link.press('Finish');
    await billPage.account(/Rainy Day/).check();
    await billPage.goOn();
    await billPage.nameOnAccount.fill('Jane A. Doe');
    const address = page.url();

    await goBack(billPage);
    await expect(billPage.title(accounts.title)).toBeFocused();
    expect(page.url()).toBe(address);
    await expect(billPage.account(/Rainy Day/)).toBeChecked();
    await billPage.account(/Everyday/).check();
    await billPage.goOn();
    await expect(billPage.nameOnAccount).toHaveValue('Jane A. Doe');
    await expect(billPage.main).toContainText('••0000');
    expect(await bill.countCalls('C9')).toBe(1);
  });
}

test('connects a different bank in place of the first', async ({ billPage, billAt }) => {
  await billAt('bill');
  await billPage.connectBank();
  await billPage.leaveForAnotherBank();
  await billPage.link.connect({}, 'Rainy Day Savings');
  await expect(billPage.main).toContainText('Savings ••1111');
  await expect(billPage.main).not.toContainText('••0000');
});

test('has the first bank’s accounts still when the customer does not go to another', async ({
  billPage,
  billAt,
}) => {
  await billAt('bill');
  await billPage.connectBank();
  await billPage.leaveForAnotherBank();
  await billPage.link.press('Close');
  await expect(billPage.payButton).toBeVisible();
  await expect(billPage.main).toContainText('Checking ••0000');
  await expect(billPage.alert).toHaveCount(0);
  await billPage.leaveForAnotherBank();
  await billPage.link.signIn({ password: 'error_ITEM_LOCKED' });
  await billPage.link.press('Exit');
  await expect(billPage.alert).toContainText(problems.lockedAtBank);
  await expect(billPage.account(/Everyday/)).toBeChecked();
});
