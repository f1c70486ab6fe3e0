import type { Page } from '@playwright/test';
import { expectStill, recordShifts } from '#e2e/support/looks/shifts.ts';
import { expect, test } from '#e2e/support/test.ts';
import { bankPayment, frame, states } from '#lib/messages/testing/words.ts';

/** What developers’ tools call slow 3G. */
const SLOW_3G = { latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };

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
