import type { Page } from '@playwright/test';
import type { JourneyPage } from '#e2e/support/bills/journey-page.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, test } from '#e2e/support/test.ts';
import { states } from '#lib/messages/testing/words.ts';

const ON_ITS_WAY = states.screens.processing.title;
const ONCE = { received: 1, accepted: 1 };

/** connectFi would take every payment twice, so that the guard is ours alone. */
const BILL = { switches: { acceptDuplicates: true } };
/** Long enough for whatever happens meanwhile, and shorter than our deadline. */
const SLOW = { operation: 'C4', kind: 'delay', delayInMs: 1_800 } as const;

const IMPATIENCE: readonly [name: string, press: (bill: JourneyPage) => Promise<void>][] = [
  ['a double click', (bill) => bill.payButton.dblclick()],
  [
    'Enter pressed twice on the button',
    async (bill) => {
      await bill.payButton.focus();
      await bill.page.keyboard.press('Enter');
      await bill.page.keyboard.press('Enter');
    },
  ],
  [
    'three presses in one moment',
    (bill) =>
      bill.payButton.evaluate((button: HTMLButtonElement) => {
        button.click();
        button.click();
        button.form?.requestSubmit();
      }),
  ],
];
for (const [[name, press], tag] of tagRepeats(IMPATIENCE)) {
  test(`pays once for ${name} @both-all`, { tag }, async ({ page, billPage }) => {
    const bill = await billPage.begin('review', BILL);
    const orders = countOrders(page);
    await bill.injectFault(SLOW);
    await press(billPage);
    await expect(billPage.title(ON_ITS_WAY)).toBeVisible();
    expect(await bill.countPayments()).toEqual(ONCE);
    expect(orders).toHaveLength(1);
  });
}

test('pays once from two tabs, and both show the one payment', async ({ billPage }) => {
  const bill = await billPage.begin('review', BILL);
  const second = await billPage.openTab(bill.url);
  await second.goOn();
  await bill.injectFault(SLOW);
  await Promise.all([billPage.payButton.click(), second.payButton.click()]);
  for (const tab of [billPage, second]) {
    await expect(tab.title(ON_ITS_WAY)).toBeVisible();
    await expect(tab.payButton).toHaveCount(0);
  }
  expect(await bill.countPayments()).toEqual(ONCE);
});

/** Fills up as the browser asks our server to pay. */
function countOrders(page: Page): string[] {
  const orders: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/ach-payment')) orders.push(request.method());
  });
  return orders;
}
