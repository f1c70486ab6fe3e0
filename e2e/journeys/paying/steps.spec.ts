import type { Locator, Page } from '@playwright/test';
import { BankSite } from '#e2e/qa/pages/bank-site.ts';
import type { JourneyPage } from '#e2e/support/bills/journey-page.ts';
import { BY_REDIRECT } from '#e2e/support/redirect-test.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, test } from '#e2e/support/test.ts';
import { bankPayment, bill as billWords, states } from '#lib/messages/testing/words.ts';

/** Long enough that every step of a phone would begin below the letter. */
const LETTER = {
  description: 'A long treatment, told in many words. '.repeat(12),
};

const SIZES = [
  { width: 320, height: 568 },
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
] as const;

for (const [size, tag] of tagRepeats(SIZES)) {
  test(`begins each step at the top of a view ${size.width} px wide, forwards and backwards`, {
    tag,
  }, async ({ page, billPage }) => {
    await page.setViewportSize(size);
    await billPage.begin('bill', LETTER);
    const titleBefore = await page.title();
    await billPage.connectButton.scrollIntoViewIfNeeded();
    await billPage.connectBank({ userName: 'user_two_accounts' });
    await expectStepAtTop(billPage, bankPayment.accounts.title);
    await billPage.goOn();
    await expectStepAtTop(billPage, bankPayment.review.title);
    await billPage.payButton.scrollIntoViewIfNeeded();
    await page.goBack();
    await expectStepAtTop(billPage, bankPayment.accounts.title);
    await billPage.goOn();
    await expectStepAtTop(billPage, bankPayment.review.title);
    await billPage.backButton.click();
    await expectStepAtTop(billPage, bankPayment.accounts.title);
    await billPage.goOn();
    await billPage.payButton.click();
    await expectStepAtTop(billPage, states.screens.processing.title, { hasOwnTitle: true });
    expect(await page.title()).not.toBe(titleBefore);
  });
}

test('goes on beside an extension that insists on a title of its own for the tab', async ({
  page,
  billPage,
}) => {
  await billPage.begin();
  await page.evaluate(() => {
    const insist = () => {
      if (!document.title.startsWith('(1) ')) document.title = `(1) ${document.title}`;
    };
    new MutationObserver(insist).observe(document.head, { childList: true, subtree: true });
    insist();
  });
  await billPage.connectBank();
  await billPage.goOn();
  await billPage.pay();
  expect(await page.title()).toMatch(/^\(1\) /);
});

test('begins each step at its top beside the letter, which stays @desktop', async ({
  page,
  billPage,
}) => {
  await billPage.begin('bill', LETTER);
  await billPage.connectBank({ userName: 'user_two_accounts' });
  await billPage.goOn();
  await expectFocused(billPage.title(bankPayment.review.title));
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await expect(billPage.main).toContainText('A long treatment');
  await expect(page.locator('summary', { hasText: billWords.details })).toBeHidden();
});

test('folds the letter to a line once the customer has begun, and shows it whole on demand', async ({
  page,
  billPage,
}) => {
  await billPage.begin('bill', LETTER);
  await expect(billPage.heading).toHaveText(/^Bill for/);
  await billPage.connectBank({ userName: 'user_two_accounts' });
  await billPage.title(bankPayment.accounts.title).waitFor();
  await expect(billPage.heading).toHaveAccessibleName(/^\S.* \$125\.00$/);
  // The letter may just be drawn again.
  await expect
    .poll(async () => (await billPage.heading.boundingBox())?.height ?? Number.POSITIVE_INFINITY)
    .toBeLessThanOrEqual(44);
  await expect(page.getByText('A long treatment').first()).toBeHidden();
  const before = await billPage.continueButton.boundingBox();
  const line = await billPage.heading.boundingBox();
  await page.mouse.click((line?.x ?? 0) + 10, (line?.y ?? 0) + 20);
  await expect(page.getByText('A long treatment').first()).toBeVisible();
  await expect(billPage.heading).toHaveText(/Bill for/);
  const summary = page.locator('summary', { hasText: billWords.details });
  await summary.press('Enter');
  await expect(page.getByText('A long treatment').first()).toBeHidden();
  expect(await billPage.continueButton.boundingBox()).toEqual(before);
});

test('begins at the step after a reload, and when the page comes back as it was', async ({
  page,
  billPage,
}) => {
  await billPage.begin('accounts', LETTER);
  await expectStepAtTop(billPage, bankPayment.accounts.title);
  await page.reload();
  await expectStepAtTop(billPage, bankPayment.accounts.title);
  await billPage.goOn();
  await billPage.payButton.scrollIntoViewIfNeeded();
  await page.evaluate(() =>
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
  );
  await expectStepAtTop(billPage, bankPayment.accounts.title);
});

test('begins at the step after the return from the bank’s own site', async ({ page, billPage }) => {
  await billPage.begin('window', { ...BY_REDIRECT, ...LETTER });
  const bank = await BankSite.goThere(page, billPage.link);
  await bank.answer('Approve');
  await expect(page).toHaveTitle(bankPayment.oauth.title);
  await billPage.link.press('Finish');
  await expectStepAtTop(billPage, bankPayment.review.title);
});

test('begins at the review once an unknown outcome has turned out not to have arrived', async ({
  billPage,
}) => {
  test.slow();
  const bill = await billPage.begin('review', LETTER);
  await bill.injectFault({ operation: 'C4', kind: 'resetBefore' });
  await billPage.payButton.click();
  await expectStepAtTop(billPage, states.screens.confirming.title, { hasOwnTitle: true });
  await billPage.page.getByRole('contentinfo').scrollIntoViewIfNeeded();
  await expect(billPage.main).toContainText(bankPayment.notices.notReceived, { timeout: 25_000 });
  await expectStepAtTop(billPage, bankPayment.review.title);
});

test('keeps nobody from the letter where the page opens with the bill', async ({
  page,
  billPage,
}) => {
  await billPage.begin('bill', LETTER);
  await expect(page.locator('html')).toHaveAttribute('data-scripts', 'ready');
  await expect(billPage.main.getByText('A long treatment').first()).toBeVisible();
  await expect(page.locator('body')).toBeFocused();
});

test('reads the bill beside a bank that is connected, where scripts are off', async ({
  browser,
  billPage,
}) => {
  await billPage.begin('accounts', LETTER);
  await using context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
    storageState: await billPage.page.context().storageState(),
  });
  const page = await context.newPage();
  await page.goto(billPage.page.url());
  const words = page.getByRole('main').getByText('A long treatment').first();
  await expect(words).toBeHidden();
  await page.locator('summary', { hasText: billWords.details }).click();
  await expect(words).toBeVisible();
});

test('goes from a bank with one account to the review, and back to another bank', async ({
  billPage,
}) => {
  const bill = await billPage.begin();
  await billPage.connectBank({ userName: 'user_one_account' });
  await expectStepAtTop(billPage, bankPayment.review.title);
  await expect(billPage.main).toContainText('Checking ••0000');
  await billPage.backButton.click();
  await expectStepAtTop(billPage, bankPayment.accounts.title);
  await billPage.leaveForAnotherBank();
  await billPage.link.press('Close');
  await expectStepAtTop(billPage, bankPayment.review.title);
  await billPage.reload();
  await expectStepAtTop(billPage, bankPayment.review.title);
  await billPage.payButton.click();
  await expectStepAtTop(billPage, states.screens.processing.title, { hasOwnTitle: true });
  const { attempts } = await bill.read();
  expect(attempts.map(({ isAccepted }) => isAccepted)).toEqual([true]);
});

async function expectStepAtTop(
  { page, ...billPage }: JourneyPage,
  title: string,
  { hasOwnTitle = false } = {},
): Promise<void> {
  const heading = page.getByRole('heading', { level: 2, name: title, exact: true });
  await expectFocused(heading);
  await expect(page).toHaveTitle(
    hasOwnTitle ? new RegExp(`^${title} · `) : `${title} · Blue Ridge Dental`,
  );
  await expectInView(heading, page);
  // The letter may just be drawn again.
  await expect
    .poll(async () => (await billPage.heading.boundingBox())?.height ?? Number.POSITIVE_INFINITY)
    .toBeLessThanOrEqual(44);
}

async function expectFocused(heading: Locator): Promise<void> {
  await expect(heading).toBeFocused();
}

/** In the upper third of the view, with the page scrolled to its beginning. */
async function expectInView(heading: Locator, page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0);
  const { height } = page.viewportSize() ?? { height: 0 };
  await expect
    .poll(async () => (await heading.boundingBox())?.y ?? Number.POSITIVE_INFINITY)
    .toBeLessThan(height / 3);
}
