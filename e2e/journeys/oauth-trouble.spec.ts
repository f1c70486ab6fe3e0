import { countCalls } from '#e2e/support/count-calls.ts';
import { BankSite, OAUTH_BANK } from '#e2e/support/pages/bank-site.ts';
import { BillPage } from '#e2e/support/pages/bill-page.ts';
import { test as base, expect } from '#e2e/support/test.ts';
import { bankPayment } from '#lib/messages/en/bank-payment.ts';

const { oauth, problems } = bankPayment;
const BY_REDIRECT = { plaid: { oauth: 'redirect' } };

const test = base.extend<{ billPage: BillPage }>({
  billPage: async ({ page }, use) => use(new BillPage(page)),
});

test('leaves the bill usable when the bank sends the customer to another host', async ({
  page,
  billPage,
  target,
  createBill,
  openBill,
}) => {
  const plaid = { oauth: 'redirect', redirectUri: `${target.sandboxOrigin}/` };
  const bill = await createBill({ plaid });
  await openBill(bill);
  await billPage.connectButton.click();
  await (await BankSite.goThere(page, billPage.link)).answer('Approve');
  await page.waitForURL((url) => url.origin === target.sandboxOrigin && url.pathname === '/');
  await openBill(bill);
  await billPage.connectBank();
  await expect(billPage.accounts).toHaveCount(1);
});

test('connects again from the bill when the customer comes back without an answer', async ({
  page,
  billPage,
  createBill,
  openBill,
}) => {
  await openBill(await createBill(BY_REDIRECT));
  await billPage.connectButton.click();
  await BankSite.goThere(page, billPage.link);
  await page.goBack();
  await expect(billPage.link.element).toHaveCount(0);
  await billPage.connectBank();
  await expect(billPage.accounts).toHaveCount(1);
});

test('renews a session that ended while the customer was at the bank', async ({
  page,
  billPage,
  createBill,
  openBill,
  sandbox,
}) => {
  const bill = await createBill(BY_REDIRECT);
  await openBill(bill);
  await billPage.connectButton.click();
  const bank = await BankSite.goThere(page, billPage.link);
  await sandbox.expireSessions(bill.link);
  await bank.answer('Approve');
  await billPage.link.press('Finish');
  await expect(billPage.accounts).toHaveCount(1);
  expect(await countCalls(sandbox, bill, 'C1')).toBe(2);
});

test('says on the return that the connection failed, and begins again from the bill', async ({
  page,
  billPage,
  createBill,
  openBill,
  sandbox,
  expectProblem,
}) => {
  expectProblem(/Failed to load resource.*\/bank-accounts\)/);
  const bill = await createBill(BY_REDIRECT);
  await openBill(bill);
  await billPage.connectButton.click();
  await sandbox.injectFault(bill.link, { operation: 'C8', kind: 'refuse', code: 'plaid' });
  await (await BankSite.goThere(page, billPage.link)).answer('Approve');
  await billPage.link.press('Finish');
  await expect(billPage.alert).toContainText(problems.bankConnectionFailed);
  await page.getByRole('link', { name: oauth.toBill }).click();
  await billPage.connectBank();
  await expect(billPage.accounts).toHaveCount(1);
});

test('has the accounts on the bill when only their list failed on the return', async ({
  page,
  billPage,
  createBill,
  openBill,
  sandbox,
  expectProblem,
}) => {
  expectProblem(/Failed to load resource.*\/bank-accounts\)/);
  const bill = await createBill(BY_REDIRECT);
  await openBill(bill);
  await billPage.connectButton.click();
  await sandbox.injectFault(bill.link, { operation: 'C9', kind: 'html', times: 'always' });
  await (await BankSite.goThere(page, billPage.link)).answer('Approve');
  await billPage.link.press('Finish');
  await expect(billPage.alert).toContainText(problems.serviceDown);
  await sandbox.clearFaults(bill.link);
  await page.getByRole('link', { name: oauth.toBill }).click();
  await expect(billPage.accounts).toHaveCount(1);
  expect(await countCalls(sandbox, bill, 'C8')).toBe(1);
});

test('says on the return that Plaid’s script is blocked', async ({
  page,
  billPage,
  createBill,
  openBill,
  expectProblem,
}) => {
  expectProblem(/ERR_BLOCKED_BY_CLIENT/);
  await openBill(await createBill(BY_REDIRECT));
  await billPage.connectButton.click();
  const bank = await BankSite.goThere(page, billPage.link);
  await page.route('**/plaid/link-initialize.js', (route) => route.abort('blockedbyclient'));
  await bank.answer('Approve');
  await expect(billPage.alert).toHaveText(problems.scriptBlocked);
  await page.unroute('**/plaid/link-initialize.js');
  await page.getByRole('link', { name: oauth.toBill }).click();
  await billPage.connectBank();
  await expect(billPage.accounts).toHaveCount(1);
});

test('says on the return that it takes longer than usual', async ({
  page,
  createBill,
  openBill,
  billPage,
}) => {
  await page.clock.install();
  await openBill(await createBill(BY_REDIRECT));
  await billPage.connectButton.click();
  const bank = await BankSite.goThere(page, billPage.link);
  await page.route('**/plaid/link-initialize.js', () => {});
  await bank.answer('Approve');
  await expect(page.getByRole('status')).toHaveText(oauth.resuming);
  await page.clock.fastForward(5_000);
  await expect(page.getByRole('status')).toHaveText(oauth.resumingSlow);
});

test.describe('in the browser inside a mail app', () => {
  test.use({
    userAgent: 'Mozilla/5.0 (Linux; Android 15; Pixel 9; wv) AppleWebKit/537.36 Chrome/140 Mobile',
  });

  test('goes to the bank and returns without a window', async ({
    page,
    billPage,
    createBill,
    openBill,
  }) => {
    await openBill(await createBill());
    await billPage.connectButton.click();
    await (await BankSite.goThere(page, billPage.link)).answer('Approve');
    await billPage.link.press('Finish');
    await expect(billPage.account(/Harbor Checking/)).toBeChecked();
  });

  test('says what to do where no return is registered', async ({
    billPage,
    createBill,
    openBill,
  }) => {
    await openBill(await createBill({ plaid: { redirectUri: null } }));
    await billPage.connectButton.click();
    await billPage.link.chooseBank(OAUTH_BANK);
    await billPage.link.press(`Continue to ${OAUTH_BANK}`);
    await billPage.link.press('Exit');
    await expect(billPage.alert).toHaveText(problems.plaidNotAnswering);
  });
});
