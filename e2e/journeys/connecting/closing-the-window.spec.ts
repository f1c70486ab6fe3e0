import { allowProblem, expect, test } from '#e2e/support/test.ts';

test('stays open when the customer does not want to leave after all', async ({ billPage }) => {
  const { link } = billPage;
  await billPage.begin('window');
  await link.signIn();
  await link.press('Close');
  await link.press('No, go back');
  await link.chooseAccounts('Everyday Checking');
  await link.press('Finish');
  await expect(billPage.connected).toBeVisible();
});

test('opens again before long, however slowly our server forgets the last window', async ({
  page,
  billPage,
}) => {
  allowProblem(/net::ERR_ABORTED/);
  await billPage.begin('window');
  await billPage.link.chooseBank();
  await page.route('**/link-token', (route) =>
    route.request().method() === 'DELETE' ? undefined : route.continue(),
  );
  await billPage.link.leave();
  await billPage.connectButton.click();
  await expect(billPage.link.element).toBeVisible();
});

test('closes with the Escape key, and has lost nothing', async ({ page, billPage }) => {
  await billPage.begin();
  await billPage.connectButton.focus();
  await page.keyboard.press('Enter');
  await expect(billPage.link.title('Connect your account')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(billPage.link.element).toHaveCount(0);
  await expect(billPage.connectButton).toBeFocused();
  await page.keyboard.press('Enter');
  await billPage.connectInWindow();
});

test('takes a mistyped password before leaving for no error of ours', async ({ billPage }) => {
  await billPage.begin('window');
  await billPage.link.signIn({ password: 'pass_bad' });
  await expect(billPage.link.alert).toContainText('not right');
  await billPage.link.leave();
  await expect(billPage.connectButton).toBeFocused();
  await expect(billPage.alert).toHaveCount(0);
});

test('lets the page scroll again when the window has gone', async ({ billPage }) => {
  const body = billPage.page.locator('body');
  await billPage.begin('window');
  await expect(body).toHaveCSS('overflow-y', 'hidden');
  await billPage.link.press('Close');
  await expect(body).not.toHaveCSS('overflow-y', 'hidden');
});

test('has a whole bill behind the browser’s own Back and Forward', async ({ page, billPage }) => {
  await billPage.begin('bill', { amount: 10 });
  await billPage.begin('window', { amount: 20 });
  await billPage.link.chooseBank();
  await page.goBack();
  await expect(billPage.main).toContainText('$10.00');
  await page.goForward();
  await expect(billPage.main).toContainText('$20.00');
  await expect(billPage.link.element).toHaveCount(0);
  await expect(billPage.alert).toHaveCount(0);
  await billPage.connect();
});
