/**
 * What the packed kit gives (docs/qa.md): all of this is kept until the next major version. The page's own journeys
 * import from the files themselves.
 */
export type * from './control-types.ts';
export { Customer, type PaymentChoice } from './customer.ts';
export type { Secret } from './leaks.ts';
export type { BillName } from './make-bill.ts';
export { expect } from './matchers.ts';
export { PAGE_STATES, type PageState, type Seen } from './page-states.ts';
export { BankSite } from './pages/bank-site.ts';
export { BillPage, type BrandLabels } from './pages/bill-page.ts';
export { LinkWindow, type SignIn } from './pages/link-window.ts';
export { type ProblemName, ProblemPage } from './pages/problem-page.ts';
export { createSandboxClient, type SandboxClient } from './sandbox-client.ts';
export { type QaFixtures, type QaOptions, test } from './test.ts';
export { Words } from './words/words.ts';
