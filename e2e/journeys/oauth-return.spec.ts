import type { Page } from '@playwright/test';
import { countCalls } from '#e2e/support/count-calls.ts';
import { BankSite } from '#e2e/support/pages/bank-site.ts';
import { BillPage } from '#e2e/support/pages/bill-page.ts';
import type { CreatedBill } from '#e2e/support/sandbox-client.ts';
import { test as base, expect } from '#e2e/support/test.ts';
import { bankPayment } from '#lib/messages/en/bank-payment.ts';
import { screens } from '#lib/messages/en/screens.ts';

const { oauth, problems } = bankPayment;

/** As in the browser inside a mail app: no windows, so the bank's site takes the bill's place. */
const BY_REDIRECT = { plaid: { oauth: 'redirect' } };
const RETURN = /\/oauth\?oauth_state_id=/;

type Journey = {
  readonly billPage: BillPage;
  /** From the bill to the page of the bank. */
  readonly goToBank: (bill: CreatedBill) => Promise<BankSite>;
};

const test = base.extend<Journey>({
  billPage: async ({ page }, use) => use(new BillPage(page)),
  goToBank: async ({ page, billPage, openBill }, use) =>
    use(async (bill) => {
      await openBill(bill);
      await billPage.connectButton.click();
      return await BankSite.goThere(page, billPage.link);
    }),
});

test('finishes the connection on the return from the bank, without a press @both', async ({
  page,
  billPage,
  goToBank,
  createBill,
  sandbox,
}) => {
  const bill = await createBill(BY_REDIRECT);
  const bank = await goToBank(bill);
  await bank.answer('Approve');
  await expect(page).toHaveURL(/\/oauth$/);
  await billPage.link.press('Finish');
  await expect(page).toHaveURL(/\/pay\/[\w-]{22}$/);
  await expect(billPage.account('Harbor Checking Checking ••4242')).toBeChecked();
  await expect.poll(() => billPage.readTokenStatus()).toBe(404);
  expect(await countCalls(sandbox, bill, 'C7')).toBe(1);
  expect(await countCalls(sandbox, bill, 'C8')).toBe(1);
});

const ENDINGS: readonly [answer: 'Deny' | 'Make the bank fail', words: string][] = [
  ['Deny', problems.leftBank],
  ['Make the bank fail', problems.plaidNotAnswering],
];
for (const [answer, words] of ENDINGS) {
  test(`says what to do after “${answer}” at the bank, and leads to the bill`, async ({
    billPage,
    goToBank,
    createBill,
  }) => {
    const bank = await goToBank(await createBill(BY_REDIRECT));
    await bank.answer(answer);
    await billPage.link.press('Exit');
    await expect(billPage.alert).toContainText(words);
    await toBill(billPage.page).click();
    await expect(billPage.connectButton).toBeVisible();
    expect(await billPage.readTokenStatus()).toBe(404);
    await billPage.connectBank();
    await expect(billPage.accounts).toHaveCount(1);
  });
}

test('takes leaving on the return page for no error', async ({
  billPage,
  goToBank,
  createBill,
}) => {
  const bank = await goToBank(await createBill(BY_REDIRECT));
  await bank.answer('Approve');
  await expect(billPage.link.title('Your account is connected')).toBeVisible();
  await billPage.link.leave();
  await expect(billPage.alert).toHaveText(oauth.closed);
  await toBill(billPage.page).click();
  await expect(billPage.connectButton).toBeVisible();
  expect(await billPage.readTokenStatus()).toBe(404);
});

test('goes on after a reload that came before Plaid’s window', async ({
  page,
  billPage,
  goToBank,
  createBill,
}) => {
  const bank = await goToBank(await createBill(BY_REDIRECT));
  await page.route('**/plaid/link-initialize.js', () => {});
  await bank.answer('Approve');
  await expect(page.getByRole('status')).toHaveText(oauth.resuming);
  await expect(page).toHaveURL(RETURN);
  await page.unroute('**/plaid/link-initialize.js');
  await page.reload();
  await billPage.link.press('Finish');
  await expect(billPage.accounts).toHaveCount(1);
});

test('says what to do after a reload that came while Plaid’s window was open', async ({
  page,
  billPage,
  goToBank,
  createBill,
}) => {
  const bank = await goToBank(await createBill(BY_REDIRECT));
  await bank.answer('Approve');
  await expect(billPage.link.title('Your account is connected')).toBeVisible();
  await page.reload();
  await expect(billPage.alert).toHaveText(oauth.interrupted);
  await toBill(page).click();
  await billPage.connectBank();
  await expect(billPage.accounts).toHaveCount(1);
});

test('goes on in another tab of the same browser', async ({ context, goToBank, createBill }) => {
  const bank = await goToBank(await createBill(BY_REDIRECT));
  const other = new BillPage(await context.newPage());
  await other.page.goto(bank.page.url());
  await new BankSite(other.page).answer('Approve');
  await other.link.press('Finish');
  await expect(other.accounts).toHaveCount(1);
});

test('sends a customer who returns in another browser to where they began', async ({
  openAnotherBrowser,
  goToBank,
  createBill,
}) => {
  const bank = await goToBank(await createBill(BY_REDIRECT));
  const other = await openAnotherBrowser();
  await other.goto(bank.page.url());
  await new BankSite(other).answer('Approve');
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(
    screens.oauthAnotherPlace.title,
  );
  await expect(other.getByRole('main')).toContainText(screens.oauthAnotherPlace.money);
  await expect(other.locator('iframe')).toHaveCount(0);
});

test('has nothing to go on with when a return is opened a second time', async ({
  page,
  billPage,
  goToBank,
  createBill,
}) => {
  const bank = await goToBank(await createBill({ ...BY_REDIRECT, amount: 250 }));
  const returned = page.waitForRequest(RETURN);
  await bank.answer('Approve');
  await billPage.link.press('Finish');
  await expect(billPage.accounts).toHaveCount(1);
  await page.goto((await returned).url());
  await expect(billPage.heading).toHaveText(screens.oauthNothing.title);
  await page.getByRole('link', { name: '$250.00 to Blue Ridge Dental' }).click();
  await expect(billPage.accounts).toHaveCount(1);
});

test('refuses a used return although another token is in flight', async ({
  page,
  billPage,
  goToBank,
  createBill,
}) => {
  const bank = await goToBank(await createBill(BY_REDIRECT));
  const returned = page.waitForRequest(RETURN);
  await bank.answer('Deny');
  await billPage.link.press('Exit');
  await toBill(page).click();
  await billPage.connectButton.hover();
  await expect.poll(() => billPage.readTokenStatus()).toBe(200);
  await page.goto((await returned).url());
  await billPage.link.press('Exit');
  await expect(billPage.alert).toHaveText(problems.returnUsedUp);
  await toBill(page).click();
  expect(await billPage.readTokenStatus()).toBe(404);
});

function toBill(page: Page) {
  return page.getByRole('link', { name: oauth.toBill });
}
