import type { JourneyPage } from '#e2e/support/bills/journey-page.ts';
import { test } from '#e2e/support/plaid-test.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect } from '#e2e/support/test.ts';
import { frame } from '#lib/messages/testing/words.ts';

/** Without test mode: the app loads Plaid's own address and nothing else. */
test.use({ plaidScript: 'real' });

const INTENTS: readonly [name: string, show: (bill: JourneyPage) => Promise<void>][] = [
  ['a pointer on the button', (bill) => bill.connectButton.hover()],
  ['focus on the button', (bill) => bill.connectButton.focus()],
  ['a finger on the button', touch],
];
/** A finger has no scripts run that are not there yet: that would delay its press. */
async function touch({ connectButton }: JourneyPage): Promise<void> {
  const root = connectButton.page().locator('html');
  await expect(root).toHaveAttribute('data-scripts', 'ready');
  await connectButton.dispatchEvent('touchstart');
}

for (const [[name, showIntent], tag] of tagRepeats(INTENTS)) {
  test(`asks nothing of Plaid before ${name}, and then opens at once`, { tag }, async ({
    billPage,
    plaid,
  }) => {
    const bill = await billPage.begin();
    await expect(billPage.connectButton).toBeVisible();
    expect(plaid.scriptRequests).toBe(0);
    expect(await bill.countCalls('C7')).toBe(0);

    await showIntent(billPage);
    await expect(billPage.link.anyElement).toBeAttached();
    await expect(billPage.link.element).toHaveCount(0);
    await billPage.connectButton.click();
    await expect(billPage.link.title('Connect your account')).toBeVisible();
    expect(plaid.scriptRequests).toBe(1);
    expect(await bill.countCalls('C7')).toBe(1);
  });
}

test('asks once, however often the pointer passes', async ({ page, billPage, plaid }) => {
  const bill = await billPage.begin();
  for (let pass = 0; pass < 5; pass += 1) {
    await billPage.connectButton.hover();
    await page.mouse.move(0, 0);
  }
  await billPage.connectButton.focus();
  await billPage.connect();
  expect(plaid.scriptRequests).toBe(1);
  expect(await bill.countCalls('C7')).toBe(1);
});

test('names no host but Plaid’s, shows no banner, and pays @both-all', async ({
  billPage,
  plaid,
  target,
  createBill,
}) => {
  const opened = await billPage.open(await createBill());
  const policy = opened?.headers()['content-security-policy'] ?? '';
  expect(policy).toMatch(/; frame-src https:\/\/cdn\.plaid\.com;/);
  expect(policy).toMatch(/; connect-src 'self' https:\/\/sandbox\.plaid\.com;/);
  const script = 'https://cdn\\.plaid\\.com/link/v2/stable/link-initialize\\.js';
  expect(policy).toMatch(
    new RegExp(`; script-src 'nonce-[^']+' 'strict-dynamic' 'self' ${script};`),
  );
  expect(policy).not.toContain(new URL(target.sandboxOrigin).host);
  await expect(billPage.page.getByText(frame.testMode)).toHaveCount(0);

  await billPage.goToReview();
  await billPage.pay();
  expect(plaid.scriptRequests).toBe(1);
});
