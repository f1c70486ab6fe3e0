import { expect, test } from '#e2e/support/test.ts';
import { states } from '#lib/messages/testing/words.ts';

const ON_ITS_WAY = states.screens.processing.title;
const CONFIRMING = states.screens.confirming.title;
const ONCE = { received: 1, accepted: 1 };

/** connectFi would take every payment twice, so that the guard is ours alone. */
const BILL = { switches: { acceptDuplicates: true } };
/** Long enough for whatever happens meanwhile, and shorter than our deadline. */
const SLOW = { operation: 'C4', kind: 'delay', delayInMs: 5_000 } as const;

test.use({ appVariables: { PAY_TIMEOUT_MS: '9000', SETTLING_SECONDS: '15' } });

test('tells another browser of the payment that is being made, and sends nothing for it', async ({
  openAnotherBrowser,
  billPage,
}) => {
  const bill = await billPage.begin('review', BILL);
  const second = await openAnotherBrowser(bill.url);
  await second.goToReview();
  await bill.injectFault(SLOW);
  await billPage.payButton.click();
  await bill.waitForCall('C4');
  await second.payButton.click();
  await expect(second.title(CONFIRMING)).toBeVisible();
  await expect(second.main).toContainText('Do not pay again');
  await expect(second.payButton).toHaveCount(0);
  await expect(billPage.title(ON_ITS_WAY)).toBeVisible();
  await expect(second.title(ON_ITS_WAY)).toBeVisible();
  expect(await bill.countPayments()).toEqual(ONCE);
  await expect(billPage.main).toContainText('••0000');
  await expect(second.main).not.toContainText('••0000');
});

test('has no second payment for a page that is reloaded while paying', async ({ billPage }) => {
  const bill = await billPage.begin('review', BILL);
  await bill.injectFault(SLOW);
  await billPage.payButton.click();
  await bill.waitForCall('C4');
  await billPage.reload();
  await expect(billPage.title(CONFIRMING)).toBeVisible();
  await expect(billPage.payButton).toHaveCount(0);
  await expect(billPage.title(ON_ITS_WAY)).toBeVisible();
  await expect(billPage.main).toContainText('••0000');
  expect(await bill.countPayments()).toEqual(ONCE);
});
