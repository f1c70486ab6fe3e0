import type { Page } from '@playwright/test';
import type { JourneyPage } from '#e2e/support/bills/journey-page.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, test } from '#e2e/support/test.ts';
import { frame } from '#lib/messages/testing/words.ts';

/** Every wait of the page for our server, and what begins it. */
const WAITS: readonly [what: string, step: 'bill' | 'accounts' | 'review' | 'paid', Press][] = [
  ['the payment', 'review', (bill) => bill.payButton.click()],
  ['the secure window', 'bill', (bill) => bill.connectButton.click()],
  ['the accounts', 'accounts', (bill) => bill.page.evaluate(COME_BACK)],
  ['news of the payment', 'paid', () => Promise.resolve()],
  [
    'the end of the session',
    'bill',
    (bill) => bill.page.getByRole('button', { name: frame.endSession }).click(),
  ],
];

type Press = (bill: JourneyPage) => Promise<unknown>;

const COME_BACK = () =>
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));

for (const [[what, step, press], tag] of tagRepeats(WAITS, 2)) {
  test(`says within five seconds that the line has died silently, while waiting for ${what}`, {
    tag,
  }, async ({ page, billPage }) => {
    await billPage.begin(step);
    await expect(page.locator('html')).toHaveAttribute('data-scripts', 'ready');
    await swallowAll(page);
    await press(billPage);
    // News are asked for two seconds after the page has come.
    const withinMs = step === 'paid' ? 8_000 : 5_500;
    await expect(page.getByText(frame.line.unreachable)).toBeVisible({ timeout: withinMs });
  });
}

test('blames no line that is only slow', async ({ page, billPage }) => {
  await billPage.begin();
  await page.route('**/link-token', async (route) => {
    await new Promise((done) => setTimeout(done, 5_500));
    await route.continue();
  });
  await billPage.connectButton.click();
  await expect(billPage.link.element).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText(frame.line.unreachable)).toHaveCount(0);
});

/** Requests leave, and nothing comes back, not even a refusal. */
async function swallowAll(page: Page): Promise<void> {
  await page.route('**/*', () => {});
}
