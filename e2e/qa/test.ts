import { test as base } from '@playwright/test';
import type { BillRequest, CreatedBill } from './control-types.ts';
import { Customer } from './customer.ts';
import { type BillName, makeBill } from './make-bill.ts';
import { expect } from './matchers.ts';
import type { BrandLabels } from './pages/bill-page.ts';
import { createSandboxClient, type SandboxClient } from './sandbox-client.ts';
import { watchSecrets } from './secrets-watch.ts';

/** Set in the configuration (`use`), or for a file or a group with `test.use`. */
export type QaOptions = {
  /** Where the sandbox is: `http://127.0.0.1:4000`. Otherwise what `QA_SANDBOX` says. */
  readonly sandboxOrigin: string;
  /** What the sandbox asks for where it listens beyond its machine. Otherwise what `QA_SANDBOX_TOKEN` says. */
  readonly sandboxToken: string | undefined;
  /** A part of the sandbox for these tests alone (docs/sandbox.md). Otherwise what `QA_SANDBOX_NAMESPACE` says. */
  readonly sandboxNamespace: string | undefined;
  /** In which the customer's browser asks for the page. */
  readonly language: string;
  /** The labels of buttons that a brand has of its own. */
  readonly brandLabels: BrandLabels;
  /** Whether a test fails that lets a link, a JWT or an account number out of the server. */
  readonly watchesSecrets: boolean;
};

export type QaFixtures = {
  /** The sandbox's control API. */
  readonly sandbox: SandboxClient;
  /** The customer in this test's browser. */
  readonly payer: Customer;
  /** Makes a bill, by a name of the sandbox or by its fields. */
  readonly bill: (what?: BillName | BillRequest, fields?: BillRequest) => Promise<CreatedBill>;
};

/** Playwright's `test` with a customer, their bills and the sandbox. It starts nothing: page and sandbox run already. */
export const test = base.extend<QaFixtures & QaOptions>({
  sandboxOrigin: [process.env.QA_SANDBOX ?? '', { option: true }],
  sandboxToken: [process.env.QA_SANDBOX_TOKEN, { option: true }],
  sandboxNamespace: [process.env.QA_SANDBOX_NAMESPACE, { option: true }],
  language: ['en', { option: true }],
  brandLabels: [{}, { option: true }],
  watchesSecrets: [false, { option: true }],
  sandbox: async ({ sandboxOrigin, sandboxToken, sandboxNamespace }, use) => {
    if (!URL.canParse(sandboxOrigin)) throw new Error(NO_SANDBOX);
    const { origin } = new URL(sandboxOrigin);
    const place = sandboxNamespace ? `${origin}/ns/${sandboxNamespace}` : origin;
    await use(createSandboxClient(place, sandboxToken));
  },
  locale: async ({ language, locale }, use) => use(language === 'en' ? locale : language),
  context: async ({ context, watchesSecrets, sandbox }, use) => {
    if (!watchesSecrets) return await use(context);
    const watch = watchSecrets(context, sandbox.origin);
    await use(context);
    const leaks = await watch.findLeaks(await sandbox.listSecrets());
    expect(leaks, 'secrets that left the server').toEqual([]);
  },
  payer: async ({ page, sandbox, language, brandLabels }, use) =>
    use(new Customer({ page, sandbox, language, brandLabels })),
  bill: async ({ sandbox }, use) => use((what, fields) => makeBill(sandbox, what, fields)),
});

const NO_SANDBOX =
  'Say where the sandbox is: set QA_SANDBOX, or sandboxOrigin in the "use" of your configuration, to its origin, such as http://127.0.0.1:4000.';
