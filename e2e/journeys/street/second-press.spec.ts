import { holdBack } from '#e2e/support/hold-back.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';

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

test('goes back from a payment that was not taken, though Back was pressed while it was sent', async ({
  page,
  billPage,
}) => {
  expectProblem(/status of 503/);
  const bill = await billPage.begin('review');
  const address = page.url();
  await billPage.payButton.waitFor();
  await bill.injectFault({ operation: 'C2', kind: 'status', status: 503, times: 'always' });
  const release = await holdBack(page, '**/ach-payment');
  await billPage.payButton.click();
  await page.goBack();
  release();
  await expect(billPage.alert).toBeVisible();
  await page.goBack();
  await expect(billPage.continueButton).toBeVisible();
  expect(page.url()).toBe(address);
  expect(await bill.countPayments()).toEqual({ received: 0, accepted: 0 });
});
