import type { BillRequest } from '#e2e/qa/control-types.ts';
import { BankSite } from '#e2e/qa/pages/bank-site.ts';
import type { SandboxBill } from './bills/sandbox-bill.ts';
import { test as base } from './test.ts';

/** As in the browser inside a mail app: no windows, so the bank's site takes the bill's place. */
export const BY_REDIRECT = { plaid: { oauth: 'redirect' } } as const;

type Journey = {
  /** Makes a bill, and goes from it to the page of the bank. */
  readonly goToBank: (
    request?: BillRequest,
  ) => Promise<{ readonly bank: BankSite; readonly bill: SandboxBill }>;
};

/** For journeys that go to the bank's own site in place of the bill, and return from there. */
export const test = base.extend<Journey>({
  goToBank: async ({ page, billPage }, use) =>
    use(async (request = BY_REDIRECT) => {
      const bill = await billPage.begin('window', request);
      return { bill, bank: await BankSite.goThere(page, billPage.link) };
    }),
});
