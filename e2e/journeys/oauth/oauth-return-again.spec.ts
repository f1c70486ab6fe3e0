import { BankSite } from '#e2e/qa/pages/bank-site.ts';
import { BY_REDIRECT, test } from '#e2e/support/redirect-test.ts';
import { expect } from '#e2e/support/test.ts';
import { bankPayment, screens } from '#lib/messages/testing/words.ts';

const { oauth, problems } = bankPayment;
const RETURN = /\/oauth\?oauth_state_id=/;

test('goes on after a reload that came before Plaid’s window', async ({
  page,
  billPage,
  goToBank,
}) => {
  const { bank } = await goToBank();
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
  await billPage.finish();
});

test('says what to do after a reload that came while Plaid’s window was open', async ({
  billPage,
  goToBank,
}) => {
  const { bank } = await goToBank();
  await bank.answer('Approve');
  await expect(billPage.link.title('Your account is connected')).toBeVisible();
  await billPage.reload();
  await expect(billPage.alert).toHaveText(oauth.interrupted);
  await billPage.toBillLink.click();
  await billPage.connect();
});

test('goes on in another tab of the same browser', async ({ goToBank, billPage }) => {
  const { bank } = await goToBank();
  const other = await billPage.openTab(bank.page.url());
  await new BankSite(other.page).answer('Approve');
  await other.finish();
});

test('sends a customer who returns in another browser to where they began', async ({
  openAnotherBrowser,
  goToBank,
}) => {
  const { bank } = await goToBank();
  const other = await openAnotherBrowser(bank.page.url());
  await new BankSite(other.page).answer('Approve');
  await expect(other.heading).toHaveText(screens.oauthAnotherPlace.title);
  await expect(other.main).toContainText(screens.oauthAnotherPlace.money);
  await expect(other.page.locator('iframe')).toHaveCount(0);
});

test('has nothing to go on with when a return is opened a second time', async ({
  page,
  billPage,
  goToBank,
}) => {
  const { bank } = await goToBank({ ...BY_REDIRECT, amount: 250 });
  const returned = page.waitForRequest(RETURN);
  await bank.answer('Approve');
  await billPage.finish();
  await page.goto((await returned).url());
  await expect(billPage.heading).toHaveText(screens.oauthNothing.title);
  await page.getByRole('link', { name: '$250.00 to Blue Ridge Dental' }).click();
  await expect(billPage.connected).toBeVisible();
});

test('refuses a used return although another token is in flight', async ({
  page,
  billPage,
  goToBank,
}) => {
  const { bank } = await goToBank();
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
