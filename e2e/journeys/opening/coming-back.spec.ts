import { BillPage } from '#e2e/qa/pages/bill-page.ts';
import { expect, test } from '#e2e/support/test.ts';
import { states } from '#lib/messages/testing/words.ts';

const ON_ITS_WAY = states.screens.processing.title;
const ONCE = { received: 1, accepted: 1 };

/** connectFi would take every payment twice, so that the guard is ours alone. */
const BILL = { switches: { acceptDuplicates: true } };

test('has no pay button behind the back button after paying', async ({
  page,
  billPage,
  billAt,
}) => {
  const bill = await billAt('review', BILL);
  await billPage.payButton.click();
  await expect(billPage.title(ON_ITS_WAY)).toBeVisible();
  await page.goBack();
  await expect(billPage.title(ON_ITS_WAY)).toBeVisible();
  await expect(billPage.payButton).toHaveCount(0);
  await page.goto('about:blank');
  await page.goBack();
  await expect(billPage.title(ON_ITS_WAY)).toBeVisible();
  await expect(billPage.connectButton.or(billPage.payButton)).toHaveCount(0);
  expect(await bill.countPayments()).toEqual(ONCE);
});

test('reads the bill again when the browser shows a page again as it was when it was left', async ({
  page,
  billAt,
  context,
}) => {
  const bill = await billAt('review', BILL);
  const left = new BillPage(page);
  const other = new BillPage(await context.newPage());
  await other.page.goto(bill.url);
  await other.goOn();
  await other.payButton.click();
  await expect(other.title(ON_ITS_WAY)).toBeVisible();

  await expect(left.payButton).toBeVisible();
  await left.page.evaluate(() =>
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
  );
  await expect(left.title(ON_ITS_WAY)).toBeVisible();
  await expect(left.payButton).toHaveCount(0);
  expect(await bill.countPayments()).toEqual(ONCE);
});
