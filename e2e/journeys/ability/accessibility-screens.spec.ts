import type { Page } from '@playwright/test';
import type { BillRequest } from '#e2e/sandbox/bill-request.ts';
import { NOT_PAYABLE, PAYABLE } from '#e2e/support/bills/states-on-arrival.ts';
import { expectFits, expectReach } from '#e2e/support/looks/expect-reach.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';

const DESKTOP = { width: 1280, height: 800 };

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

/** All of it where it is asked for, on its way, put back and out of use. */
const FULL_BILLS: readonly { name: string; bill: BillRequest }[] = [
  { name: 'as full as it can be', bill: FULL },
  { name: 'as full as it can be and on its way', bill: { ...FULL, status: 'Processing' } },
  { name: 'as full as it can be and returned', bill: { ...FULL, status: 'Returned' } },
  { name: 'as full as it can be and cancelled', bill: { ...FULL, status: 'Cancelled' } },
];

test("is within everybody's reach for a bill as full as it can be, in all states", async ({
  page,
  billPage,
}) => {
  for (const { name, bill } of FULL_BILLS) {
    await billPage.begin('bill', bill);
    await expect(billPage.heading).toBeVisible();
    await expectReachEverywhere(page, name);
  }
});

test("is within everybody's reach for every other bill", { tag: '@all' }, async ({
  page,
  billPage,
}) => {
  test.slow();
  for (const { name, bill } of [...NOT_PAYABLE, ...PAYABLE.slice(0, 3)]) {
    await billPage.begin('bill', bill);
    await expect(billPage.heading).toBeVisible();
    await expectReach(page, name);
    await expectFits(page, name);
  }
});

const PROBLEMS: readonly [path: string, status: number][] = [
  ['/payment/unknown-link', 404],
  ['/nothing/here', 404],
  ['/pay/0000000000000000000000', 401],
  ['/oauth?oauth_state_id=any', 200],
];

test("is within everybody's reach where there is no bill", async ({ page }) => {
  expectProblem(/status of (404|401)/);
  for (const [path, status] of PROBLEMS) {
    expect((await page.goto(path))?.status()).toBe(status);
    await expectReachEverywhere(page, path);
  }
});

const TROUBLES = [
  [{ kind: 'refuse' }, 410],
  [{ kind: 'status', status: 503, times: 2 }, 503],
  [{ kind: 'status', status: 429 }, 503],
  [{ kind: 'garbage' }, 502],
] as const;

test("is within everybody's reach where opening ends in trouble", { tag: '@all' }, async ({
  page,
  createBill,
}) => {
  expectProblem(/status of (410|503|502)/);
  for (const [fault, status] of TROUBLES) {
    const bill = await createBill();
    await bill.injectFault({ operation: 'C1', ...fault });
    expect((await page.goto(bill.url))?.status()).toBe(status);
    const name = `${status} after ${'status' in fault ? fault.status : fault.kind}`;
    await expectReach(page, name);
    await expectFits(page, name);
  }
});

test("is within everybody's reach behind a closed link", { tag: '@all' }, async ({
  page,
  billPage,
  openPayer,
}) => {
  for (const [outcome, faults] of [
    ['submitted', []],
    ['of which nobody knows yet whether it arrived', ['resetAfter']],
  ] as const) {
    const payer = await openPayer({ ...FULL, switches: { endedLink: 'refuse' } });
    const { bill } = payer;
    const order = await payer.prepareOrder(123_456_789);
    for (const kind of faults) await bill.injectFault({ operation: 'C4', kind });
    expect((await payer.pay(order)).ok()).toBe(true);
    await page.goto(bill.url);
    await expect(billPage.heading).toContainText('$1,234,567.89');
    await expectReachEverywhere(page, `a payment ${outcome}`);
  }
});

/** On the phone that the journeys have, on a desktop, and on the narrowest phone. */
async function expectReachEverywhere(page: Page, what: string): Promise<void> {
  const usual = page.viewportSize();
  await expectReach(page, `${what}, on a phone`);
  await expectFits(page, what);
  await page.setViewportSize(DESKTOP);
  await expectReach(page, `${what}, on a desktop`);
  if (usual) await page.setViewportSize(usual);
}
