import type { BillRequest } from '#e2e/sandbox/bill-request.ts';
import { atHost } from '#e2e/support/app/brand-hosts.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';

test.use({
  brands: {
    gym: { 'brand.json': { name: 'Corner Gym', match: { merchantIds: ['GYM', 'POOL'] } } },
    choir: { 'brand.json': { name: 'Harbor Choir', match: { merchantReferences: ['CHOIR'] } } },
    // Every bill of the sandbox has this aggregator.
    union: { 'brand.json': { name: 'Town Union', match: { aggregatorIds: ['CLIENTID'] } } },
    desk: {
      'brand.json': { name: 'Pay Desk', kind: 'platform', match: { hosts: ['desk.localhost'] } },
    },
  },
});

const SHARED: readonly [what: string, merchant: BillRequest['merchant'], brand: string][] = [
  ['its merchant id', { cFiMerchantId: 'GYM' }, 'Corner Gym'],
  ['its merchant reference', { reference: 'CHOIR' }, 'Harbor Choir'],
  ['another id of the same brand', { cFiMerchantId: 'POOL' }, 'Corner Gym'],
  ['the id before the reference', { cFiMerchantId: 'GYM', reference: 'CHOIR' }, 'Corner Gym'],
  [
    'the reference before the aggregator',
    { cFiMerchantId: '?', reference: 'CHOIR' },
    'Harbor Choir',
  ],
];

for (const [[what, merchant, brand], tag] of tagRepeats(SHARED, 2)) {
  test(`shows a bill in the brand of ${what}`, { tag }, async ({ page, billPage }) => {
    await billPage.begin('bill', { merchant: { name: 'Name of the API', ...merchant } });
    await expect(billPage.main).toContainText(brand);
    await expect(billPage.main).not.toContainText('Name of the API');
    await expect(page).toHaveTitle(new RegExp(brand));
  });
}

test('shows a bill in the brand of its aggregator, and names the merchant as payee', async ({
  billPage,
}) => {
  await billPage.begin('bill', { merchant: { name: 'Lane Pottery' } });
  await expect(billPage.main).toContainText('Town Union');
  await expect(billPage.main).toContainText('From Lane Pottery');
});

test('puts the brand of the host before every other', async ({
  page,
  createBill,
  target,
  billPage,
}) => {
  const merchant = { name: 'Lane Pottery', cFiMerchantId: 'GYM', reference: 'CHOIR' };
  const { url } = await createBill({ merchant });
  await page.goto(atHost('desk.localhost', url, target));
  await expect(billPage.main).toContainText('Pay Desk');
  // A platform lends its name to the page and to no merchant: the payee is the one that connectFi names.
  await expect(billPage.main).toContainText('Lane Pottery');
  await expect(page.getByText('Corner Gym')).toHaveCount(0);
});

test('keeps the brand on the page of a link that has ended meanwhile', async ({
  page,
  billPage,
}) => {
  expectProblem(/status of 4(01|10)/);
  const bill = await billPage.begin('bill', { merchant: { cFiMerchantId: 'GYM' } });
  await expect(page).toHaveTitle(/Corner Gym/);
  await page.context().clearCookies();
  await page.reload();
  await expect(page.getByText('Corner Gym').first()).toBeVisible();
  await bill.injectFault({ operation: 'C1', kind: 'refuse', code: 'paymentStatus' });
  const response = await page.goto(bill.url);
  expect(response?.status()).toBe(410);
  await expect(page.getByText('Corner Gym').first()).toBeVisible();
});
