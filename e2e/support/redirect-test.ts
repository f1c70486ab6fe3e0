import type { CreatedBill } from '#e2e/qa/control-types.ts';
import { BankSite } from '#e2e/qa/pages/bank-site.ts';
import { test as base } from './test.ts';

/** As in the browser inside a mail app: no windows, so the bank's site takes the bill's place. */
export const BY_REDIRECT = { plaid: { oauth: 'redirect' } } as const;

type Journey = {
  /** From the bill to the page of the bank. */
  readonly goToBank: (bill: CreatedBill) => Promise<BankSite>;
};

/** For journeys that go to the bank's own site in place of the bill, and return from there. */
export const test = base.extend<Journey>({
  goToBank: async ({ page, billPage }, use) =>
    use(async (bill) => {
      await page.goto(bill.url);
      await billPage.connectButton.click();
      return await BankSite.goThere(page, billPage.link);
    }),
});
