import { BankSite, OAUTH_BANK } from '#e2e/qa/pages/bank-site.ts';
import { expect, test } from '#e2e/support/test.ts';
import { bankPayment } from '#lib/messages/testing/words.ts';

/** The browser inside a mail app opens no windows. */
test.use({
  userAgent: 'Mozilla/5.0 (Linux; Android 15; Pixel 9; wv) AppleWebKit/537.36 Chrome/140 Mobile',
});

test('goes to the bank and returns without a window', async ({ page, billPage }) => {
  await billPage.begin('window');
  await (await BankSite.goThere(page, billPage.link)).answer('Approve');
  await billPage.link.press('Finish');
  await expect(billPage.main).toContainText('Checking ••4242');
});

test('says what to do where no return is registered', async ({ billPage }) => {
  await billPage.begin('window', { plaid: { redirectUri: null } });
  await billPage.link.chooseBank(OAUTH_BANK);
  await billPage.link.press(`Continue to ${OAUTH_BANK}`);
  await billPage.link.press('Exit');
  await expect(billPage.alert).toContainText(bankPayment.problems.plaidNotAnswering);
});
