import type { Page } from '@playwright/test';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { bankPayment } from '#lib/messages/testing/words.ts';
import { PAGE_VERSION_HEADER } from '#lib/page/page-version.ts';

const { problems, reload } = bankPayment;

test('asks an open page of another release to be reloaded, and loses nothing', async ({
  page,
  billPage,
}) => {
  expectProblem(/status of 409/);
  const bill = await billPage.begin('review');
  await speakAsAnotherRelease(page);
  await billPage.payButton.click();
  await expect(billPage.alert).toContainText(problems.pageOutdated);
  expect(await bill.countPayments()).toEqual({ received: 0, accepted: 0 });

  await page.unrouteAll({ behavior: 'wait' });
  await page.getByRole('link', { name: reload }).click();
  // The bank is still connected.
  await billPage.goOn();
  await billPage.pay();
  expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
});

test('says so as well where the bank is about to be connected', async ({ page, billPage }) => {
  expectProblem(/status of 409/);
  await billPage.begin();
  await speakAsAnotherRelease(page);
  await billPage.connectButton.click();
  await expect(billPage.alert).toContainText(problems.pageOutdated);
  await expect(page.getByRole('link', { name: reload })).toBeVisible();
});

/** As a page that was opened before an update, or after one that this server has not had yet. */
async function speakAsAnotherRelease(page: Page): Promise<void> {
  await page.route('**/pay/**', (route) =>
    route.continue({ headers: { ...route.request().headers(), [PAGE_VERSION_HEADER]: '0' } }),
  );
}
