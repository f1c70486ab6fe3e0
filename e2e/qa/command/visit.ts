import type { Browser, BrowserContextOptions } from '@playwright/test';
import type { BillRequest, CreatedBill } from '../control-types.ts';
import { Customer } from '../customer.ts';
import type { SandboxClient } from '../sandbox-client.ts';
import { type SecretsWatch, watchSecrets } from '../secrets-watch.ts';

export type VisitOptions = {
  readonly browser: Browser;
  readonly sandbox: SandboxClient;
  readonly pageOrigin: string;
  readonly sandboxOrigin: string;
  /** The name of the brand in which the bills of `merchant` show. */
  readonly brand: string | undefined;
  readonly merchant: string | undefined;
  readonly languages: readonly string[];
};

/** Thrown by a check that cannot be made here; its message says why. */
export class SkippedCheck extends Error {}

const LONGEST_STEP_IN_MS = 15_000;

/** A page under check, and the customers who come to it: each check brings its own. */
export class Visit {
  readonly options: VisitOptions;
  readonly sandbox: SandboxClient;
  readonly #watches: SecretsWatch[] = [];

  constructor(options: VisitOptions) {
    this.options = options;
    this.sandbox = options.sandbox;
  }

  /** Throws unless the page says, at an address without a bill, that no money moves. */
  async refuseLivePage(): Promise<void> {
    const { browser, pageOrigin } = this.options;
    const page = await browser.newPage();
    await page.goto(`${pageOrigin}/`);
    const isTestMode = await page.locator('[data-test-mode]').isVisible();
    await page.close();
    if (!isTestMode) {
      throw new Error(
        `${pageOrigin} does not show "Test mode: no money moves". Nothing was checked, since nothing here may be tried with real money.`,
      );
    }
  }

  /** Makes a bill, in the brand that is to be looked at where there is one. */
  async createBill(request: BillRequest = {}): Promise<CreatedBill> {
    const { merchant, pageOrigin } = this.options;
    const branded = merchant && { merchant: { cFiMerchantId: merchant } };
    return await this.sandbox.createBill({ appOrigin: pageOrigin, ...branded, ...request });
  }

  /** Brings a customer with a browser of their own, who leaves when the work is done. */
  async welcome<Result>(
    work: (customer: Customer) => Promise<Result>,
    { language = 'en', ...more }: BrowserContextOptions & { readonly language?: string } = {},
  ): Promise<Result> {
    const { browser, sandboxOrigin } = this.options;
    const context = await browser.newContext({
      locale: language === 'en' ? 'en-US' : language,
      ...more,
    });
    context.setDefaultTimeout(LONGEST_STEP_IN_MS);
    this.#watches.push(watchSecrets(context, sandboxOrigin));
    try {
      const page = await context.newPage();
      return await work(new Customer({ page, sandbox: this.sandbox, language }));
    } finally {
      await context.close();
    }
  }

  /** What any of them was told that nobody may know. */
  async findLeaks(): Promise<string[]> {
    const secrets = await this.sandbox.listSecrets();
    const leaks = await Promise.all(this.#watches.map((watch) => watch.findLeaks(secrets)));
    return [...new Set(leaks.flat())];
  }
}
