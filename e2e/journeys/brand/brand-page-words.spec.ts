import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { bankPayment, states, status } from '#lib/messages/testing/words.ts';
import { BRANDS, CHARITY, SHELTER, STUDIO, STUDIO_JSON } from './brand-page-brands.ts';

test.use({ brands: BRANDS });

test('speaks of a donation up to the authorization that is kept', async ({ page, billPage }) => {
  const bill = await billPage.begin('bill', { merchant: CHARITY, amount: 20 });
  await expect(page).toHaveTitle('Make this donation · $20.00 · Kites for Children');
  await expect(billPage.title('Donate from your bank account')).toBeVisible();
  await billPage.goToReview();
  const button = page.getByRole('button', { name: 'Authorize and donate $20.00', exact: true });
  const { main } = billPage;
  await expect(main).toContainText(
    'By choosing "Authorize and donate", you, Jane Doe, authorize Kites for Children Foundation',
  );
  await button.click();
  await expect(billPage.title(states.screens.processing.title)).toBeVisible();
  await expect(billPage.fact(status.receipt.to)).toHaveText('Kites for Children Foundation');
  await expect(main).toContainText(
    'By choosing "Authorize and donate", you, Jane Doe, authorize Kites for Children Foundation',
  );
  expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
});

test('has buttons in the brand’s own words and colour, as the kept authorization quotes them', async ({
  page,
  billPage,
}) => {
  const bill = await billPage.begin('bill', { merchant: SHELTER, amount: 20 });

  const connect = page.getByRole('button', { name: 'Give by bank', exact: true });
  await expect(connect).toHaveCSS('background-color', 'rgb(255, 213, 0)');
  await expect(page.getByRole('contentinfo').getByRole('link').first()).not.toHaveCSS(
    'color',
    'rgb(255, 213, 0)',
  );
  await connect.click();
  await billPage.link.connect();
  const quoted = 'By choosing "Authorize my gift of $20.00", you, Jane Doe, authorize Paw Street';
  await expect(billPage.main).toContainText(quoted);
  await page.getByRole('button', { name: 'Authorize my gift of $20.00', exact: true }).click();
  await expect(billPage.title(states.screens.processing.title)).toBeVisible();
  await expect(billPage.main).toContainText(quoted);
  expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
});

test('keeps no authorization that the customer has not read', async ({
  page,
  target,
  billPage,
  openPayer,
}) => {
  expectProblem(/status of 409/);
  const bill = await billPage.begin('review', { merchant: STUDIO });
  const { main } = billPage;
  await expect(main).toContainText('you, Jane Doe, authorize Studio North LLC');

  const texts = { en: { heading: 'Under new ownership' } };
  const changed = { ...STUDIO_JSON, legalName: 'Tidewater LLC', texts };
  await target.brandsFolder?.write('studio', { 'brand.json': changed });
  const elsewhere = await openPayer({ merchant: STUDIO });
  await expect.poll(async () => (await elsewhere.ask('')).text()).toContain(texts.en.heading);

  await page.getByRole('button', { name: /^Authorize and pay/ }).click();
  await expect(main.getByRole('alert')).toContainText(bankPayment.problems.authorizationChanged);
  await expect(main).toContainText('you, Jane Doe, authorize Tidewater LLC');
  await expect(main).not.toContainText('Studio North LLC');
  expect(await bill.countPayments()).toEqual({ received: 0, accepted: 0 });
  await page.getByRole('button', { name: /^Authorize and pay/ }).click();
  await expect(billPage.title(states.screens.processing.title)).toBeVisible();
  await expect(main).toContainText('authorize Tidewater LLC');
  expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
});
