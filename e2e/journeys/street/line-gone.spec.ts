import type { Page } from '@playwright/test';
import { CUT_PROBLEMS, type Cut, cutLine } from '#e2e/support/browser/cut-line.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { bankPayment, frame, screens, states } from '#lib/messages/testing/words.ts';

const CUTS: readonly Cut[] = ['offline', 'gone', 'proxy'];
/** A browser's own page, or a proxy's, has come within half a second wherever ours was left. */
const LONG_ENOUGH_IN_MS = 1_200;

for (const [cut, tag] of tagRepeats(CUTS)) {
  test(`stays while the line goes at every step of the way (${cut})`, { tag }, async ({
    page,
    billPage,
  }) => {
    test.setTimeout(90_000);
    expectProblem(CUT_PROBLEMS);
    const bill = await billPage.begin();
    await markDocument(page);

    let mend = await cutLine(page, cut);
    await billPage.connectButton.click();
    await expect(billPage.alert).toContainText(bankPayment.problems.noAnswer);
    await expectToldOfLine(page, cut);
    await mend();
    await billPage.againButton.click();
    await expect(billPage.link.element).toBeVisible();

    mend = await cutLine(page, cut, { isHeard: true });
    await billPage.link.connect();
    await expect(billPage.alert).toContainText(bankPayment.problems.noAnswer);
    await mend();
    await billPage.againButton.click();
    await expect(billPage.connected).toBeVisible();
    await expectSameDocument(page);
    expect(await bill.countPayments()).toEqual({ received: 0, accepted: 0 });
  });

  test(`says that a payment is being confirmed, and shows it when the line is back (${cut})`, {
    tag,
  }, async ({ page, billPage }) => {
    test.setTimeout(90_000);
    expectProblem(CUT_PROBLEMS);
    const bill = await billPage.begin('review', { switches: { acceptDuplicates: true } });
    await markDocument(page);

    const mend = await cutLine(page, cut, { isHeard: true });
    await billPage.payButton.click();
    await expect(billPage.title(bankPayment.locked.unknown.title)).toBeVisible();
    await expect(billPage.main).toContainText('Do not pay again.');
    await page.getByRole('button', { name: bankPayment.locked.look }).click();
    await expectToldOfLine(page, cut);
    await page.waitForTimeout(LONG_ENOUGH_IN_MS);
    await expectSameDocument(page);
    await expect(billPage.title(bankPayment.locked.unknown.title)).toBeVisible();
    await expect(billPage.payButton).toHaveCount(0);

    await mend();
    await expect(billPage.title(states.screens.processing.title)).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(frame.line.offline)).toHaveCount(0);
    await expectSameDocument(page);
    expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
  });
}

test('sends an order that never left only when it is pressed again @engines', async ({
  page,
  billPage,
}) => {
  expectProblem(CUT_PROBLEMS);
  const bill = await billPage.begin('review');
  await markDocument(page);
  const mend = await cutLine(page, 'offline');
  await billPage.payButton.click();
  await expect(billPage.title(bankPayment.locked.unknown.title)).toBeVisible();
  await mend();
  await expect(billPage.alert).toContainText(bankPayment.problems.notReceived, { timeout: 25_000 });
  await expectSameDocument(page);
  expect(await bill.countPayments()).toEqual({ received: 0, accepted: 0 });
});

test('draws in place why there is nothing to show any more', async ({ page, billPage }) => {
  expectProblem(/status of 401/);
  await billPage.begin();
  await markDocument(page);
  await page.context().clearCookies();
  await billPage.connectButton.click();
  await expect(billPage.title(screens.noSession.title)).toBeVisible();
  await expectSameDocument(page);
});

test('follows no link while our server cannot be reached, and says so @engines', async ({
  page,
  billPage,
}) => {
  expectProblem(CUT_PROBLEMS);
  expectProblem(/status of 401/);
  await billPage.begin();
  await markDocument(page);
  const mend = await cutLine(page, 'gone');
  const end = page.getByRole('button', { name: frame.endSession });
  await end.click();
  await expect(page.getByText(frame.line.unreachable)).toBeVisible();
  await page.waitForTimeout(LONG_ENOUGH_IN_MS);
  await expectSameDocument(page);
  await mend();
  await end.click();
  await expect(page.getByRole('heading', { name: screens.closedHere.title })).toBeVisible();
});

test('asks for the state of a payment again, though an earlier question died silently', async ({
  page,
  billPage,
}) => {
  const bill = await billPage.begin('paid');
  const asked = page.waitForRequest('**/status');
  await page.route('**/status', () => {}, { times: 1 });
  await asked;
  await bill.setStatus('Settled');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(billPage.title(states.screens.settled.title)).toBeVisible();
});

/**
 * A document that was loaded again has no such mark. Its scripts are there first: a line that goes before they have
 * come is another case.
 */
async function markDocument(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-scripts', 'ready');
  await page.evaluate(() => document.documentElement.setAttribute('data-first', ''));
}

async function expectSameDocument(page: Page): Promise<void> {
  await expect(page.locator('html[data-first]')).toHaveCount(1);
}

async function expectToldOfLine(page: Page, cut: Cut): Promise<void> {
  const words = cut === 'offline' ? frame.line.offline : frame.line.unreachable;
  await expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();
}
