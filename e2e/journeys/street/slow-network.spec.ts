import type { Page } from '@playwright/test';
import { expect, test } from '#e2e/support/test.ts';
import { bankPayment, frame, states } from '#lib/messages/testing/words.ts';

/** What developers’ tools call slow 3G. */
const SLOW_3G = { latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };
/** A fifth of what counts as good (web.dev/cls). */
const MOST_SHIFT = 0.02;

test('shows a bill, keeps a press that comes before its scripts, and pays, on slow 3G @all', async ({
  page,
  createBill,
  billPage,
}) => {
  test.slow();
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, ...SLOW_3G });
  await recordShifts(page);
  const bill = await createBill();

  await page.goto(bill.url, { waitUntil: 'commit' });
  await expect(billPage.heading).toContainText('$125.00');
  await expect(billPage.connectButton).toBeVisible();
  expect(await page.locator('html').getAttribute('data-scripts')).not.toBe('ready');
  await billPage.connectButton.click();
  await expect(page.getByRole('button', { name: bankPayment.connect.preparing })).toBeVisible();
  await expect(billPage.link.title('Connect your account')).toBeVisible({ timeout: 30_000 });
  await expectStill(page);
  await billPage.link.connect();
  await expect(billPage.connected).toBeVisible({ timeout: 30_000 });
  await billPage.goOn();
  await billPage.payButton.click();
  await expect(billPage.title(states.screens.processing.title)).toBeVisible({ timeout: 30_000 });

  expect(await bill.countCalls('C7')).toBe(1);
  expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });

  await page.reload({ waitUntil: 'commit' });
  await expect(billPage.title(states.screens.processing.title)).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-scripts', 'ready', { timeout: 20_000 });
  await expectStill(page);
});

test('says at every step that the device is offline, and no more once it is back', async ({
  page,
  billPage,
}) => {
  await billPage.begin();
  await expectNoticed(page);
  await billPage.connectBank({ userName: 'user_two_accounts' });
  await expect(billPage.continueButton).toBeVisible();
  await expectNoticed(page);
  await billPage.goOn();
  await expect(billPage.payButton).toBeVisible();
  await expectNoticed(page);
  await billPage.pay();
  await expectNoticed(page);
});

async function expectNoticed(page: Page): Promise<void> {
  const said = page.getByRole('status').filter({ hasText: frame.line.offline });
  await expect(page.locator('html')).toHaveAttribute('data-scripts', 'ready');
  await page.context().setOffline(true);
  await expect(said).toBeVisible();
  await page.context().setOffline(false);
  await expect(said).toHaveCount(0);
}

async function expectStill(page: Page): Promise<void> {
  const shifts = await page.evaluate((): Shift[] => Reflect.get(window, 'shifts'));
  const sum = shifts.reduce((total, { value }) => total + value, 0);
  expect(sum, JSON.stringify(shifts)).toBeLessThanOrEqual(MOST_SHIFT);
}

/** All that moves by itself in a document, as the browser scores it, with what moved. */
async function recordShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: Shift[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput, sources } = entry as LayoutShift;
        const moved = sources.map(({ node }) => node?.textContent?.slice(0, 40) ?? '');
        if (!hadRecentInput) shifts.push({ value, moved });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

type Shift = { readonly value: number; readonly moved: readonly string[] };

type LayoutShift = PerformanceEntry & {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null }[];
};
