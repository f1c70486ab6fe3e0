import { expect, test } from '#e2e/support/test.ts';

/** Many people press everything twice. */
test('goes from the review to the accounts, and no further, where Back is pressed twice', async ({
  page,
  billPage,
}) => {
  await billPage.begin('accounts');
  const address = page.url();
  await billPage.goOn();
  await billPage.payButton.waitFor();
  await billPage.backButton.dblclick();
  await expect(billPage.continueButton).toBeVisible();
  await billPage.goOn();
  await expect(billPage.payButton).toBeVisible();
  await page.goBack();
  await expect(billPage.continueButton).toBeVisible();
  expect(page.url()).toBe(address);
});
