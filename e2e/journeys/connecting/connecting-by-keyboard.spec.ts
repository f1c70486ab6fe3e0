import type { Locator, Page } from '@playwright/test';
import { expect, test } from '#e2e/support/test.ts';
import { bankPayment, states } from '#lib/messages/testing/words.ts';

test('goes from the bill to the payment with the keyboard alone @both-all @engines', async ({
  page,
  createBill,
  billPage,
}) => {
  test.slow();
  const bill = await createBill();
  const { link } = billPage;
  await page.goto(bill.url);
  await tabTo(page, billPage.connectButton);
  await page.keyboard.press('Enter');

  await expect(link.title('Connect your account')).toBeFocused();
  await tabTo(page, link.button('Continue'));
  await page.keyboard.press('Enter');
  await expect(link.title('Select your bank')).toBeFocused();
  await tabTo(page, link.button('First Lantern Bank'));
  await page.keyboard.press('Enter');
  await tabTo(page, link.frame.getByLabel('Username'));
  await page.keyboard.type('user_good');
  await tabTo(page, link.frame.getByLabel('Password'));
  await page.keyboard.type('pass_good');
  await page.keyboard.press('Enter');
  await expect(link.title('Select your account')).toBeFocused();
  await tabTo(page, link.frame.getByRole('radio').first());
  await page.keyboard.press('Space');
  await tabTo(page, link.button('Continue'));
  await page.keyboard.press('Enter');
  await expect(link.title('Your account is connected')).toBeFocused();
  await tabTo(page, link.button('Finish'));
  await page.keyboard.press('Enter');

  await expect(billPage.title(bankPayment.review.title)).toBeFocused();
  await tabTo(page, billPage.nameOnAccount);
  await tabTo(page, billPage.payButton);
  await page.keyboard.press('Enter');
  await expect(billPage.title(states.screens.processing.title)).toBeVisible();
  expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
});

test('says what is going on to those who hear the page', async ({ billPage }) => {
  const bill = await billPage.begin();
  await expect(billPage.status).toBeEmpty();
  await bill.injectFault({ operation: 'C7', kind: 'delay', delayInMs: 1_000 });
  await billPage.connectButton.click();
  await expect(billPage.status).toHaveText(bankPayment.connect.preparing);
  await expect(billPage.link.title('Connect your account')).toBeVisible();
  await expect(billPage.status).toHaveText(bankPayment.connect.linking);
  await bill.injectFault({ operation: 'C9', kind: 'delay', delayInMs: 1_000 });
  await billPage.link.connect();
  await expect(billPage.status).toHaveText(bankPayment.accounts.looking);
  await expect(billPage.connected).toBeVisible();
  await expect(billPage.status).toBeEmpty();
});

test('says that the accounts take longer than usual', async ({ page, billPage }) => {
  await page.clock.install();
  await billPage.begin();
  await page.route('**/bank-accounts', () => {});
  await billPage.connectBank();
  await expect(billPage.status).toHaveText(bankPayment.accounts.looking);
  await page.clock.fastForward(5_000);
  await expect(billPage.status).toHaveText(bankPayment.slow.listing);
});

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('connects and moves nothing', async ({ billPage }) => {
    await billPage.begin();
    await billPage.connect();
    const moving = await billPage.page.evaluate(() => document.getAnimations().length);
    expect(moving).toBe(0);
    await expect(billPage.payButton).toHaveCSS('transition-duration', /^(0s|1e-05s|0\.01ms)$/);
  });
});

test('needs no scrolling to the side on a small phone', async ({ page, billPage }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  await billPage.begin();
  const widths = () =>
    page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth] as const);
  const expectToFit = async () => {
    const [content, window] = await widths();
    expect(content).toBeLessThanOrEqual(window);
  };
  await billPage.connectButton.waitFor();
  await expectToFit();
  await billPage.connectAll('user_same_names');
  await expect(billPage.accounts).toHaveCount(2);
  await expectToFit();
  await billPage.goOn();
  await billPage.payButton.waitFor();
  await expectToFit();
});

const MOST_STOPS = 25;

/** Presses Tab until the element has the focus, as somebody without a pointer does. */
async function tabTo(page: Page, element: Locator): Promise<void> {
  await element.waitFor();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    if (await element.evaluate((node) => node === document.activeElement)) return;
  }
  await expect(element).toBeFocused();
}
