import { BankSite, OAUTH_BANK } from '#e2e/qa/pages/bank-site.ts';
import { expect, test } from '#e2e/support/test.ts';
import { bankPayment } from '#lib/messages/testing/words.ts';

const { problems } = bankPayment;

test('connects at the bank’s own site in a window @both-all', async ({ page, billPage }) => {
  await billPage.begin('window');
  const bank = await BankSite.openWindow(page, billPage.link);
  await bank.answer('Approve');
  await billPage.link.press('Finish');
  await expect(billPage.main).toContainText('Checking ••4242');
  expect(bank.page.isClosed()).toBe(true);
  expect(await billPage.readTokenStatus()).toBe(404);
});

test('says what to do when the customer denies at the bank, and tries again', async ({
  page,
  billPage,
}) => {
  await billPage.begin('window');
  await (await BankSite.openWindow(page, billPage.link)).answer('Deny');
  await billPage.link.press('Exit');
  await expect(billPage.alert).toContainText(problems.leftBank);
  await expect.poll(() => billPage.readTokenStatus()).toBe(404);

  await billPage.againButton.click();
  await (await BankSite.openWindow(page, billPage.link)).answer('Approve');
  await billPage.finish();
});

test('takes closing the bank’s window and leaving for no error', async ({ page, billPage }) => {
  const { link } = billPage;
  await billPage.begin('window');
  const bank = await BankSite.openWindow(page, link);
  await expect(link.title(`Waiting for ${OAUTH_BANK}`)).toBeVisible();
  await bank.page.close();
  await expect(link.alert).toContainText('was closed before you finished');
  await link.leave();
  await expect(billPage.connectButton).toBeFocused();
  await expect(billPage.alert).toHaveCount(0);
  await expect.poll(() => billPage.readTokenStatus()).toBe(404);
});

test('takes leaving while the bank’s window is open for no error', async ({ page, billPage }) => {
  await billPage.begin('window');
  await BankSite.openWindow(page, billPage.link);
  await billPage.link.leave();
  await expect(billPage.connectButton).toBeFocused();
  await expect(billPage.alert).toHaveCount(0);
  await expect.poll(() => billPage.readTokenStatus()).toBe(404);
});

test('says what to do where no window opens and no return is registered', async ({ billPage }) => {
  await billPage.begin('window', { plaid: { oauth: 'blocked', redirectUri: null } });
  await billPage.link.chooseBank(OAUTH_BANK);
  await billPage.link.press(`Continue to ${OAUTH_BANK}`);
  await billPage.link.press('Exit');
  await expect(billPage.alert).toContainText(problems.plaidNotAnswering);
  await billPage.connectAgain();
});
