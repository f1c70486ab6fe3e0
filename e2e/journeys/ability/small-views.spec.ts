import type { Locator } from '@playwright/test';
import type { JourneyPage } from '#e2e/support/bills/journey-page.ts';
import { cutLine } from '#e2e/support/browser/cut-line.ts';
import { listCutTexts, readWidth } from '#e2e/support/looks/expect-reach.ts';
import { expect, test } from '#e2e/support/test.ts';
import { bankPayment, frame, status } from '#lib/messages/testing/words.ts';

const SIDEWAYS = [
  { width: 640, height: 360 },
  { width: 844, height: 390 },
];

/** What is left of a small phone, held upright, above its keyboard. */
const ABOVE_KEYBOARD = { width: 360, height: 300 };

/** The warning comes two minutes before the end: a few seconds after the page. */
const SHORT = { switches: { jwtLifeInSeconds: 126 } };

const MAIN_CONTROLS = {
  bill: ({ connectButton }: JourneyPage) => connectButton,
  accounts: ({ continueButton }: JourneyPage) => continueButton,
  review: ({ payButton }: JourneyPage) => payButton,
  paid: ({ page }: JourneyPage) => page.getByRole('button', { name: status.receipt.print }),
} as const;

for (const step of ['bill', 'accounts', 'review', 'paid'] as const) {
  test(`fits a phone that is held sideways (${step})`, async ({ page, billPage }) => {
    await billPage.begin(step);
    for (const size of SIDEWAYS) {
      await page.setViewportSize(size);
      expect(await readWidth(page)).toBeLessThanOrEqual(size.width);
      expect(await listCutTexts(page)).toEqual([]);
      await expectInSight(MAIN_CONTROLS[step](billPage));
    }
  });
}

test('stays clear of notches, which it leaves to the browser', async ({ billPage }) => {
  await billPage.begin();
  // Without `cover` browsers keep pages within the safe area by themselves, and colour what is beside it.
  const viewport = billPage.page.locator('meta[name="viewport"]');
  await expect(viewport).toHaveAttribute('content', 'width=device-width, initial-scale=1');
});

test('keeps the name in sight while one types it above the keyboard, offline and near the end too', async ({
  page,
  billPage,
}) => {
  await billPage.begin('review', SHORT);
  await page.setViewportSize(ABOVE_KEYBOARD);
  const { nameOnAccount, payButton } = billPage;
  await nameOnAccount.focus();
  await expectSeen(nameOnAccount);
  await page.keyboard.type('Jane Q. Doe');
  await expectSeen(nameOnAccount);

  await cutLine(page, 'offline');
  await expect(page.getByText(frame.line.offline)).toBeVisible();
  await expect(page.getByText(bankPayment.session.ending)).toBeVisible({ timeout: 20_000 });
  await page.keyboard.type(' Jr.');
  await expect(nameOnAccount).toBeFocused();
  await expectSeen(nameOnAccount);
  await expectInSight(payButton);
});

test('covers nothing that has the focus when the end is near', async ({ billPage }) => {
  await billPage.begin('review', SHORT);
  const { nameOnAccount } = billPage;
  await nameOnAccount.focus();
  await nameOnAccount.evaluate((field) => field.scrollIntoView({ block: 'start' }));
  await expect(billPage.page.getByText(bankPayment.session.ending)).toBeInViewport({
    timeout: 20_000,
  });
  await expectSeen(nameOnAccount);
});

/** Where a customer scrolls to it, it is in the view as a whole, below nothing else. */
async function expectInSight(control: Locator): Promise<void> {
  await control.scrollIntoViewIfNeeded();
  await expectSeen(control);
}

/** In the view as a whole, below nothing else. */
async function expectSeen(control: Locator): Promise<void> {
  await expect(control).toBeInViewport({ ratio: 1 });
  const isCovered = () =>
    control.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return [0.1, 0.5, 0.9].some((share) => {
        const found = document.elementFromPoint(left + width / 2, top + height * share);
        return found === null || !(element.contains(found) || found.contains(element));
      });
    });
  await expect.poll(isCovered).toBe(false);
}
