import type { Page } from '@playwright/test';
import type { JourneyPage } from '#e2e/support/bills/journey-page.ts';
import { findBrowser } from '#e2e/support/browser/find-browser.ts';
import { keepInsideMachine } from '#e2e/support/browser/host-rules.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, test } from '#e2e/support/test.ts';

const { executablePath, args } = await findBrowser();

/**
 * Playwright switches off the memory of whole pages that browsers keep for going back. The Chromium of the npm
 * package has none, so there the page is loaded again; any other Chromium shows it as it was left.
 */
test.use({
  launchOptions: {
    executablePath,
    args: [...args, keepInsideMachine(process.env.E2E_APP_ORIGIN, process.env.E2E_SANDBOX_ORIGIN)],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  },
  // A page that a journey has had in its hands is of no network, and would not get Plaid's script from this machine.
  permissions: ['local-network-access'],
});

const STEPS: readonly [
  step: 'bill' | 'accounts' | 'review',
  goOn: (bill: JourneyPage) => unknown,
][] = [
  ['bill', (bill) => bill.connectBank()],
  ['accounts', () => {}],
  ['review', () => {}],
];

for (const [[step, goOn], tag] of tagRepeats(STEPS)) {
  test(`pays once on a page that was left at the ${step} and came back`, { tag }, async ({
    page,
    billPage,
  }) => {
    const bill = await billPage.begin(step);
    await keepForGoingBack(page);
    await page.goto('/health');
    // A page that is shown as it was left loads nothing.
    await page.goBack({ waitUntil: 'commit' });
    await goOn(billPage);
    await billPage.goOn();
    await billPage.pay();
    expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
  });
}

/** Safari keeps pages for going back whatever they ask for; Chromium none that ask not to be stored. */
async function keepForGoingBack(page: Page): Promise<void> {
  const { pathname } = new URL(page.url());
  await page.route(
    (url) => url.pathname === pathname,
    async (route) => {
      const answer = await route.fetch();
      const { 'cache-control': _, ...headers } = answer.headers();
      await route.fulfill({ response: answer, headers });
    },
  );
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-scripts', 'ready');
}
