import type { Page } from '@playwright/test';
import type { BillRequest } from '#e2e/sandbox/bill-request.ts';
import { listFaults } from '#e2e/support/list-faults.ts';
import { BillPage } from '#e2e/support/pages/bill-page.ts';
import { Payer } from '#e2e/support/payer.ts';
import { NOT_PAYABLE, PAYABLE } from '#e2e/support/states-on-arrival.ts';
import { expect, test } from '#e2e/support/test.ts';

const NARROWEST_IN_PX = 320;

/** As much as a bill can hold, in words that do not want to break. */
const FULL: BillRequest = {
  amount: 1_234_567.89,
  payerName: 'Wolfeschlegelsteinhausenbergerdorff',
  merchant: {
    name: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Dental',
    email: 'accounts.receivable.department@a-very-long-domain-name-of-a-dentist.example',
  },
  invoiceNumber: 'INV-2026-000000000000000000000020418',
  description: `Reference ${'0123456789'.repeat(8)}`,
  fields: [{ index: 0, code: null, label: 'L'.repeat(60), value: 'V'.repeat(60) }],
  attachments: [{ fileName: `${'attachment_'.repeat(12)}.pdf`, sizeInBytes: 123_456 }],
};

const BILLS: readonly { name: string; bill: BillRequest }[] = [
  ...NOT_PAYABLE,
  ...PAYABLE.slice(0, 3),
  { name: 'as full as it can be @both', bill: FULL },
  { name: 'as full as it can be and on its way @both', bill: { ...FULL, status: 'Processing' } },
  { name: 'as full as it can be and returned @both', bill: { ...FULL, status: 'Returned' } },
  { name: 'as full as it can be and cancelled @both', bill: { ...FULL, status: 'Cancelled' } },
];
for (const { name, bill } of BILLS) {
  test(`is within everybody's reach for a bill ${name}`, async ({ page, createBill }) => {
    const { url } = await createBill(bill);
    await page.goto(url);
    await expect(new BillPage(page).heading).toBeVisible();
    await expectReach(page);
  });
}

const PROBLEMS: readonly [path: string, status: number][] = [
  ['/payment/unknown-link', 404],
  ['/nothing/here', 404],
  ['/pay/0000000000000000000000', 401],
  ['/oauth?oauth_state_id=any', 200],
];
for (const [path, status] of PROBLEMS) {
  test(`is within everybody's reach at ${path} @both`, async ({ page, expectProblem }) => {
    if (status !== 200) expectProblem(new RegExp(`status of ${status}`));
    await page.goto(path);
    await expectReach(page);
  });
}

const TROUBLES = [
  [{ kind: 'refuse' }, 410],
  [{ kind: 'status', status: 503, times: 2 }, 503],
  [{ kind: 'status', status: 429 }, 503],
  [{ kind: 'garbage' }, 502],
] as const;
for (const [fault, status] of TROUBLES) {
  const cause = 'status' in fault ? fault.status : fault.kind;
  test(`is within everybody's reach where opening ends in ${status} after ${cause}`, async ({
    page,
    createBill,
    sandbox,
    expectProblem,
  }) => {
    expectProblem(new RegExp(`status of ${status}`));
    const bill = await createBill();
    await sandbox.injectFault(bill.link, { operation: 'C1', ...fault });
    await page.goto(bill.url);
    await expectReach(page);
  });
}

for (const [outcome, faults] of [
  ['submitted', []],
  ['of which nobody knows yet whether it arrived', ['resetAfter']],
] as const) {
  test(`is within everybody's reach behind a closed link with a payment ${outcome} @both`, async ({
    page,
    request,
    createBill,
    sandbox,
  }) => {
    const bill = await createBill({ ...FULL, switches: { endedLink: 'refuse' } });
    const payer = await Payer.open(request, bill);
    const order = await payer.prepareOrder(sandbox, 123_456_789);
    for (const kind of faults) await sandbox.injectFault(bill.link, { operation: 'C4', kind });
    expect((await payer.pay(order)).ok()).toBe(true);
    await page.goto(bill.url);
    await expect(new BillPage(page).heading).toContainText('$1,234,567.89');
    await expectReach(page);
  });
}

/** One h1, a title, no fault that a machine can find by day and by night, and no sideways scrolling. */
async function expectReach(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.getByRole('main')).toHaveCount(1);
  await expect(page).toHaveTitle(/\S/);
  expect(await listFaults(page, 'all')).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await listFaults(page, 'contrast')).toEqual([]);
  await page.setViewportSize({ width: NARROWEST_IN_PX, height: 640 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, 'the width of the page').toBeLessThanOrEqual(NARROWEST_IN_PX);
}
