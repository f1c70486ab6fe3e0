import { expect, type Locator, type Page, type Response } from '@playwright/test';
import type { BillRequest } from '#e2e/qa/control-types.ts';
import { BillPage } from '#e2e/qa/pages/bill-page.ts';
import type { SignIn } from '#e2e/qa/pages/link-window.ts';
import { type ProblemName, ProblemPage } from '#e2e/qa/pages/problem-page.ts';
import type { SandboxClient } from '#e2e/qa/sandbox-client.ts';
import { Payer } from '../payer.ts';
import { createBill, type SandboxBill } from './sandbox-bill.ts';

/** Where a customer can be: at their bill, in Plaid's window, with their bank connected, at the review, or with it paid. */
type Step = 'bill' | 'window' | 'accounts' | 'review' | 'paid';

/** A single account would lead to the review at once. */
const TWO_ACCOUNTS = [{}, { name: 'Rainy Day Savings', mask: '1111', subtype: 'savings' }];

type JourneyOptions = { readonly language?: string; readonly sandbox?: SandboxClient };

/** The bill's page, and the steps that most journeys take on it. */
export class JourneyPage extends BillPage {
  readonly #sandbox: SandboxClient | undefined;

  /** The sandbox makes the bill that the page begins with. */
  constructor(page: Page, { language, sandbox }: JourneyOptions = {}) {
    super(page, language);
    this.#sandbox = sandbox;
  }

  /**
   * Makes a bill and opens its link, or brings the page to a step of its payment, from "Everyday Checking" of
   * "Jane Doe" (at `accounts` she has two to choose from). The way there goes over HTTP, with the page's cookies:
   * Plaid's window and the rest of it have journeys of their own.
   */
  async begin(step: Step = 'bill', request: BillRequest = {}): Promise<SandboxBill> {
    if (!this.#sandbox) throw new Error('A journey begins in its own browser.');
    const bill = await createBill(this.#sandbox, request);
    if (step === 'bill' || step === 'window') {
      await this.open(bill);
      if (step === 'window') await this.connectButton.click();
      return bill;
    }
    const payer = await Payer.open(this.page.request, bill);
    const { amount } = await bill.read();
    const choice = step === 'accounts' ? { accounts: TWO_ACCOUNTS } : {};
    const order = await payer.prepareOrder(Math.round(amount * 100), choice);
    if (step === 'paid') expect((await payer.pay(order)).status()).toBe(200);
    await this.page.goto(payer.address);
    if (step !== 'paid') await this.connected.waitFor();
    return bill;
  }

  /** Opens the link in the customer's mail. */
  async open(bill: Pick<SandboxBill, 'url'>): Promise<Response | null> {
    return await this.page.goto(bill.url);
  }

  /** A value of the bill, by its label. */
  fact(label: string): Locator {
    return this.page.locator('dt', { hasText: new RegExp(`^${label}$`) }).locator('~ dd');
  }

  /** Another page of the same browser, at an address if one is given. */
  async openTab(address?: string): Promise<JourneyPage> {
    const page = await this.page.context().newPage();
    if (address !== undefined) await page.goto(address);
    return new JourneyPage(page);
  }

  async reload(): Promise<Response | null> {
    return await this.page.reload();
  }

  /** From the bill through Plaid's window, to the accounts or to the review of an only one. */
  async connect(signIn?: SignIn): Promise<void> {
    await this.connectButton.click();
    await this.connectInWindow(signIn);
  }

  async connectInWindow(signIn?: SignIn, account?: string): Promise<void> {
    await this.link.connect(signIn, account);
    await expect(this.connected).toBeVisible();
  }

  /** From the end of Plaid's window to the accounts or to the review. */
  async finish(): Promise<void> {
    await this.link.press('Finish');
    await expect(this.connected).toBeVisible();
  }

  /** Tries again after a problem, through Plaid's window. */
  async connectAgain(): Promise<void> {
    await this.againButton.click();
    await this.connectInWindow();
  }

  /** From the bill to the list of several accounts, all of which are shared. */
  async connectAll(userName: string): Promise<void> {
    await this.connectButton.click();
    await this.link.signIn({ userName });
    await this.link.chooseAccounts();
    await this.link.press('Finish');
  }

  /** Pays at the review, and expects to read that the payment is on its way. */
  async pay(): Promise<void> {
    await this.payButton.click();
    await expect(this.title(this.words.whole('states.screens.processing.title'))).toBeVisible();
  }

  /** Expects a whole screen of trouble as the answer to what was asked. */
  async expectScreen(name: ProblemName, status: number, response: Response | null): Promise<void> {
    await new ProblemPage(this.page).expectScreen(name, { response, status });
  }

  async expectNoPayment(): Promise<void> {
    await expect(this.payButton.or(this.connectButton)).toHaveCount(0);
  }
}
