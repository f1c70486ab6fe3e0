import { expect, test } from '#e2e/support/test.ts';
import { states } from '#lib/messages/testing/words.ts';

const ON_ITS_WAY = states.screens.processing.title;
const ONCE = { received: 1, accepted: 1 };

/** connectFi would take every payment twice, so that the guard is ours alone. */
const BILL = { switches: { acceptDuplicates: true } };

test('has no pay button behind the back button after paying', async ({ page, billPage }) => {
  const bill = await billPage.begin('review', BILL);
  await billPage.pay();
  await page.goBack();
  await expect(billPage.title(ON_ITS_WAY)).toBeVisible();
  await expect(billPage.payButton).toHaveCount(0);
  await page.goto('about:blank');
  await page.goBack();
  await expect(billPage.title(ON_ITS_WAY)).toBeVisible();
  await billPage.expectNoPayment();
  expect(await bill.countPayments()).toEqual(ONCE);
});

test('reads the bill again when the browser shows a page again as it was when it was left', async ({
  billPage,
}) => {
  const bill = await billPage.begin('review', BILL);
  const other = await billPage.openTab(bill.url);
  await other.goOn();
  await other.pay();

  await expect(billPage.payButton).toBeVisible();
  await billPage.page.evaluate(() =>
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
  );
  await expect(billPage.title(ON_ITS_WAY)).toBeVisible();
  await expect(billPage.payButton).toHaveCount(0);
  expect(await bill.countPayments()).toEqual(ONCE);
});
