import { BankSite } from '#e2e/qa/pages/bank-site.ts';
import { BillPage } from '#e2e/qa/pages/bill-page.ts';
import { BY_REDIRECT, test } from '#e2e/support/redirect-test.ts';
import { expect } from '#e2e/support/test.ts';
import { bankPayment, screens } from '#lib/messages/testing/words.ts';

const { oauth, problems } = bankPayment;
const RETURN = /\/oauth\?oauth_state_id=/;

test('goes on after a reload that came before Plaid’s window', async ({
  page,
  billPage,
  goToBank,
  createBill,
}) => {
  const bank = await goToBank(await createBill(BY_REDIRECT));
  // Let go of without a reload, the held script would still open the window on the page that is about to go.
  let isHeld = true;
  await page.route('**/plaid/link-initialize.js', (route) =>
    isHeld ? undefined : route.continue(),
  );
  await bank.answer('Approve');
  await expect(page.getByRole('main').getByRole('status')).toHaveText(oauth.resuming);
  await expect(page).toHaveURL(RETURN);
  isHeld = false;
  await page.reload();
  await billPage.link.press('Finish');
  await expect(billPage.connected).toBeVisible();
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
  await billPage.toBillLink.click();
  await billPage.connectBank();
  await expect(billPage.connected).toBeVisible();
});

test('goes on in another tab of the same browser', async ({ context, goToBank, createBill }) => {
  const bank = await goToBank(await createBill(BY_REDIRECT));
  const other = new BillPage(await context.newPage());
  await other.page.goto(bank.page.url());
  await new BankSite(other.page).answer('Approve');
  await other.link.press('Finish');
  await expect(other.connected).toBeVisible();
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
  await expect(billPage.connected).toBeVisible();
  await page.goto((await returned).url());
  await expect(billPage.heading).toHaveText(screens.oauthNothing.title);
  await page.getByRole('link', { name: '$250.00 to Blue Ridge Dental' }).click();
  await expect(billPage.connected).toBeVisible();
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
  await billPage.toBillLink.click();
  await billPage.connectButton.hover();
  await expect.poll(() => billPage.readTokenStatus()).toBe(200);
  await page.goto((await returned).url());
  await billPage.link.press('Exit');
  await expect(billPage.alert).toContainText(problems.returnUsedUp);
  await billPage.toBillLink.click();
  expect(await billPage.readTokenStatus()).toBe(404);
});
