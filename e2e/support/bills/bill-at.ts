import { expect, type Page } from '@playwright/test';
import { BillPage } from '#e2e/qa/pages/bill-page.ts';
import type { SandboxClient } from '#e2e/qa/sandbox-client.ts';
import type { BillRequest } from '#e2e/sandbox/bill-request.ts';
import { Payer } from '#e2e/support/payer.ts';
import { createBill, type SandboxBill } from './sandbox-bill.ts';

/** Where a customer can be: at their bill, with their bank connected, at the review, or with it paid. */
export type Step = 'bill' | 'accounts' | 'review' | 'paid';

/** A single account would lead to the review at once. */
const TWO_ACCOUNTS = [{}, { name: 'Rainy Day Savings', mask: '1111', subtype: 'savings' }];

/**
 * Makes a bill and opens its link, or brings the page to a step of its payment, from "Everyday Checking" of
 * "Jane Doe" (at `accounts` she has two to choose from). The way there goes over HTTP, with the page's cookies: Plaid's window and the rest of it have
 * journeys of their own.
 */
export async function createBillAt(
  { page, sandbox }: { readonly page: Page; readonly sandbox: SandboxClient },
  step: Step,
  request: BillRequest = {},
): Promise<SandboxBill> {
  const bill = await createBill(sandbox, request);
  if (step === 'bill') {
    await page.goto(bill.url);
    return bill;
  }
  const payer = await Payer.open(page.request, bill);
  const { amount } = await bill.read();
  const choice = step === 'accounts' ? { accounts: TWO_ACCOUNTS } : {};
  const order = await payer.prepareOrder(Math.round(amount * 100), choice);
  if (step === 'paid') expect((await payer.pay(order)).status()).toBe(200);
  await page.goto(payer.address);
  const billPage = new BillPage(page);
  if (step !== 'paid') await billPage.connected.waitFor();
  return bill;
}
