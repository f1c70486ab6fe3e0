import type { APIRequestContext, TestInfo } from '@playwright/test';
import type { BillRequest } from '#e2e/qa/control-types.ts';
import { findLeaks } from '#e2e/qa/leaks.ts';
import { expect } from '#e2e/qa/matchers.ts';
import { test as base } from '#e2e/qa/test.ts';
import type { Target, TargetOptions } from './app/target.ts';
import { isUsual, TargetPool } from './app/target-pool.ts';
import { JourneyPage } from './bills/journey-page.ts';
import { createBill, type SandboxBill } from './bills/sandbox-bill.ts';
import { Payer } from './payer.ts';
import { createWatch, type Watch } from './watch.ts';

type Fixtures = {
  /** The app and the sandbox that this journey walks through. */
  readonly target: Target;
  readonly watch: Watch;
  /** Makes a bill at the sandbox. */
  readonly createBill: (request?: BillRequest) => Promise<SandboxBill>;
  /** Makes a bill and opens its link over HTTP: without a page, unless `request` is that of one. */
  readonly openPayer: (bill?: BillRequest, request?: APIRequestContext) => Promise<Payer>;
  /** The page as a customer's bill. */
  readonly billPage: JourneyPage;
  /** A page in another browser, at an address if one is given: nothing is shared with the first one. */
  readonly openAnotherBrowser: (address?: string) => Promise<JourneyPage>;
};

type WorkerFixtures = {
  readonly targets: TargetPool;
};

type Declaration = (watch: Watch) => void;

const declarations = new WeakMap<TestInfo, Declaration[]>();

/** Declares a problem that the journey must cause: a console error, a failed request, another host. */
export function expectProblem(pattern: RegExp): void {
  declare((watch) => watch.expectProblem(pattern));
}

/** Declares a problem that the journey may cause, where what it tests does not depend on it. */
export function allowProblem(pattern: RegExp): void {
  declare((watch) => watch.allowProblem(pattern));
}

function declare(declaration: Declaration): void {
  declarations.set(test.info(), [...(declarations.get(test.info()) ?? []), declaration]);
}

/**
 * The journeys' own `test`: the kit's, with apps and sandboxes that each worker starts for itself. No journey may
 * cause a problem that it has not declared, or let a secret out.
 */
export const test = base.extend<Fixtures & TargetOptions, WorkerFixtures>({
  plaidScript: ['standIn', { option: true }],
  appVariables: [{}, { option: true }],
  brands: [{}, { option: true }],
  isBundled: [false, { option: true }],
  targets: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what is needed here
    async ({}, use) => {
      const targets = new TargetPool();
      await use(targets);
      await targets.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  target: [
    async ({ targets, plaidScript, appVariables, brands, isBundled }, use, testInfo) => {
      const options = { plaidScript, appVariables, brands, isBundled };
      const target = await targets.get(options);
      const isThere =
        !target.isDeployed || isUsual(brands === 'examples' ? { ...options, brands: {} } : options);
      testInfo.skip(!isThere, 'needs an app with other variables');
      await use(target);
    },
    { timeout: 120_000 },
  ],
  sandboxOrigin: async ({ target }, use) => use(target.sandboxOrigin),
  baseURL: async ({ target }, use) => use(target.appOrigin),
  watch: [
    async ({ target, sandbox, browserName }, use, testInfo) => {
      const knownOrigins = [target.appOrigin, target.sandboxOrigin];
      const watch = createWatch({ knownOrigins, tellsOfRequests: browserName !== 'firefox' });
      await use(watch);
      const leaks = findLeaks(
        [...watch.addresses, ...target.takeHeard()],
        await sandbox.listSecrets(),
      );
      expect(leaks, 'secrets that left the server').toEqual([]);
      if (testInfo.status !== testInfo.expectedStatus) return; // its own failure says more
      for (const declareTo of declarations.get(testInfo) ?? []) declareTo(watch);
      expect(watch.listSurprises(), 'problems that the journey has not declared').toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, watch }, use) => {
    watch.observe(context);
    await use(context);
  },
  createBill: async ({ sandbox }, use) => use((request) => createBill(sandbox, request)),
  openPayer: async ({ request, sandbox }, use) =>
    use(async (bill, where = request) => Payer.open(where, await createBill(sandbox, bill))),
  billPage: async ({ page, sandbox }, use) => use(new JourneyPage(page, { sandbox })),
  openAnotherBrowser: async ({ browser, watch }, use) => {
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (address) => {
      const context = await browser.newContext();
      contexts.push(context);
      watch.observe(context);
      const page = await context.newPage();
      if (address !== undefined) await page.goto(address);
      return new JourneyPage(page);
    });
    for (const context of contexts) await context.close();
  },
});

export { expect };
