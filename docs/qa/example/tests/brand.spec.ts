import { expect, test } from 'connectfi-payment-page-qa';

/** One of the page's example brands, which a page in test mode has. Put your own merchant and name here. */
const BRAND = { merchant: { cFiMerchantId: 'CityOfLarkhavenClerk01' }, name: 'City of Larkhaven' };

test.use({ language: 'es', watchesSecrets: true });

test('a bill in our brand is paid in Spanish', async ({ bill, page, payer }) => {
  const { merchant, name } = BRAND;
  await payer.open(await bill({ merchant }));
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await expect(page).toHaveTitle(new RegExp(name));

  await payer.pay();
  await expect(payer).toBePaid();
  await expect(payer.stateTitle('processing')).toBeVisible();
});
