import { test as base, expect, type Page, type Response } from '@playwright/test';
import { findLeaks } from './leaks.ts';
import { type CreatedBill, createSandboxClient, type SandboxClient } from './sandbox-client.ts';
import { findDeployedTarget, startTarget, type Target, type TargetOptions } from './target.ts';
import { createWatch, type Watch } from './watch.ts';

type Fixtures = {
  readonly watch: Watch;
  /** Makes a bill at the sandbox. */
  readonly createBill: SandboxClient['createBill'];
  /** Opens the link in the customer's mail. */
  readonly openBill: (bill: CreatedBill, page?: Page) => Promise<Response | null>;
  /** A page in another browser: nothing is shared with the first one. */
  readonly openAnotherBrowser: () => Promise<Page>;
  /** Declares a problem that the journey must cause: a console error, a failed request, another host. */
  readonly expectProblem: Watch['expectProblem'];
};

type WorkerFixtures = TargetOptions & {
  /** The app and the sandbox of this worker. */
  readonly target: Target;
  /** The sandbox's control API. */
  readonly sandbox: SandboxClient;
};

/**
 * The journeys' own `test`. Each worker has an app and a sandbox for itself; no journey may cause a
 * problem that it has not declared, or let a secret out.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  plaidScript: ['standIn', { option: true, scope: 'worker' }],
  appVariables: [{}, { option: true, scope: 'worker' }],
  brands: [{}, { option: true, scope: 'worker' }],
  isBundled: [false, { option: true, scope: 'worker' }],
  target: [
    async ({ plaidScript, appVariables, brands, isBundled }, use) =>
      useTarget({ plaidScript, appVariables, brands, isBundled }, use),
    { scope: 'worker', timeout: 120_000 },
  ],
  sandbox: [
    async ({ target }, use) => use(createSandboxClient(target.sandboxOrigin)),
    { scope: 'worker' },
  ],
  baseURL: async ({ target }, use) => use(target.appOrigin),
  watch: [
    async ({ target, sandbox, plaidScript, appVariables, brands, isBundled }, use, testInfo) => {
      const hasUsualFiles = (brands === 'examples' || isEmpty(brands)) && !isBundled;
      const isUsual = plaidScript === 'standIn' && isEmpty(appVariables) && hasUsualFiles;
      testInfo.skip(target.isDeployed && !isUsual, 'needs an app with other variables');
      const watch = createWatch([target.appOrigin, target.sandboxOrigin]);
      await use(watch);
      const leaks = findLeaks(
        [...watch.addresses, ...target.takeHeard()],
        await sandbox.listSecrets(),
      );
      expect(leaks, 'secrets that left the server').toEqual([]);
      if (testInfo.status !== testInfo.expectedStatus) return; // its own failure says more
      expect(watch.listSurprises(), 'problems that the journey has not declared').toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, watch }, use) => {
    watch.observe(context);
    await use(context);
  },
  expectProblem: async ({ watch }, use) => use((pattern) => watch.expectProblem(pattern)),
  createBill: async ({ sandbox }, use) => use((request) => sandbox.createBill(request)),
  openBill: async ({ page }, use) => use((bill, where = page) => where.goto(bill.url)),
  openAnotherBrowser: async ({ browser, watch }, use) => {
    const contexts: { close(): Promise<void> }[] = [];
    await use(async () => {
      const context = await browser.newContext();
      contexts.push(context);
      watch.observe(context);
      return await context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

export { expect };

function isEmpty(values: object): boolean {
  return Object.keys(values).length === 0;
}

async function useTarget(
  options: TargetOptions,
  use: (target: Target) => Promise<void>,
): Promise<void> {
  const target = findDeployedTarget() ?? (await startTarget(options));
  await use(target);
  const secrets = await createSandboxClient(target.sandboxOrigin).listSecrets();
  await target.stop();
  expect(findLeaks(target.takeHeard(), secrets), 'secrets that left the server').toEqual([]);
}
