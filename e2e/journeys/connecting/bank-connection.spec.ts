import type { JourneyPage } from '#e2e/support/bills/journey-page.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, test } from '#e2e/support/test.ts';
import { bankPayment } from '#lib/messages/testing/words.ts';

const { accounts, problems } = bankPayment;

test('keeps the accounts through a reload, without going to the bank again', async ({
  billPage,
}) => {
  const bill = await billPage.begin();
  await billPage.connect();
  await billPage.reload();
  await expect(billPage.payButton).toBeVisible();
  await billPage.reload();
  await expect(billPage.connected).toBeVisible();
  await expect(billPage.link.anyElement).toHaveCount(0);
  expect(await bill.countCalls('C7')).toBe(1);
  expect(await bill.countCalls('C8')).toBe(1);
});

test('finds the accounts again behind the link in the mail', async ({ billPage }) => {
  const bill = await billPage.begin();
  await billPage.connect();
  await billPage.open(bill);
  await expect(billPage.connected).toBeVisible();
});

for (const [[name, goBack], tag] of tagRepeats([
  ['its own Back', (billPage: JourneyPage) => billPage.backButton.click()],
  ['the browser’s Back', (billPage: JourneyPage) => billPage.page.goBack()],
] as const)) {
  test(`goes from the review to the accounts with ${name}, and keeps what was entered`, {
    tag,
  }, async ({ billPage }) => {
    const bill = await billPage.begin();
    await billPage.connectAll('user_two_accounts');
    await billPage.account(/Rainy Day/).check();
    await billPage.goOn();
    await billPage.nameOnAccount.fill('Jane A. Doe');
    const address = billPage.page.url();

    await goBack(billPage);
    await expect(billPage.title(accounts.title)).toBeFocused();
    expect(billPage.page.url()).toBe(address);
    await expect(billPage.account(/Rainy Day/)).toBeChecked();
    await billPage.account(/Everyday/).check();
    await billPage.goOn();
    await expect(billPage.nameOnAccount).toHaveValue('Jane A. Doe');
    await expect(billPage.main).toContainText('••0000');
    expect(await bill.countCalls('C9')).toBe(1);
  });
}

test('connects a different bank in place of the first', async ({ billPage }) => {
  await billPage.begin();
  await billPage.connectBank();
  await billPage.leaveForAnotherBank();
  await billPage.link.connect({}, 'Rainy Day Savings');
  await expect(billPage.main).toContainText('Savings ••1111');
  await expect(billPage.main).not.toContainText('••0000');
});

test('has the first bank’s accounts still when the customer does not go to another', async ({
  billPage,
}) => {
  await billPage.begin();
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
