import type { Page } from '@playwright/test';
import { expect, test } from '#e2e/support/test.ts';
import { bankPayment, status } from '#lib/messages/testing/words.ts';
import { shortenId } from '#lib/short-number.ts';

const SIZES = ['Letter', 'A4'] as const;
const ENDS = ['Processing', 'SentToPay', 'Completed', 'Settled', 'Returned', 'Declined'] as const;
/** A date with its time and zone, as a receipt writes it. */
const MOMENT = /\w{3}, \w{3} \d{1,2}, \d{4}, \d{1,2}:\d\d\s[ap]m\s\w+/;

test('prints a receipt of every state on one page, with all that belongs on it', async ({
  page,
  billPage,
}) => {
  test.slow();
  const bill = await billPage.begin('paid', { description: 'Cleaning and check-up, 12 August' });
  for (const state of ENDS) {
    if (state !== 'Processing') await bill.setStatus(state);
    await billPage.reload();
    await page.getByRole('heading', { name: /payment/i, level: 2 }).waitFor();
    const said = await readPaper(page);
    for (const fact of ['Blue Ridge Dental', '$125.00', '••0000', bill.cFiTransactionId]) {
      expect(said, `${state}: ${fact}`).toContain(fact);
    }
    expect(said).toContain(shortenId(bill.cFiTransactionId));
    expect(said, state).toMatch(new RegExp(`Authorized\\s+${MOMENT.source}`));
    expect(said, state).toMatch(new RegExp(`As of\\s+${MOMENT.source}`));
    if (state === 'Returned' || state === 'Declined')
      expect(said).toContain('Nothing has been paid.');
    await expectPages(page, state, 1);
  }
  await page.getByText(status.receipt.authorization, { exact: true }).click();
  expect(await readPaper(page), 'on request').toContain('By choosing "Authorize and pay"');
});

test('dates a payment that was made elsewhere on paper', async ({ page, billPage }) => {
  await billPage.begin('bill', { status: 'Settled' });
  await page.getByRole('heading', { name: status.receipt.title }).waitFor();
  const said = await readPaper(page);
  expect(said).toMatch(new RegExp(`Settled\\s+(${MOMENT.source}|${status.receipt.done})`));
  expect(said).toMatch(MOMENT);
  await expectPages(page, 'made elsewhere', 1);
});

test('prints no line of the review over another', async ({ page, billPage }) => {
  await billPage.begin('review');
  await expect(billPage.title(bankPayment.review.title)).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  const shown = page.locator('main .grid').filter({ visible: true });
  // Chromium prints the rows of a grid over each other where a page ends, and columns of boxes well.
  const grids = await shown.evaluateAll((all) =>
    all
      .filter((element) => getComputedStyle(element).display.includes('grid'))
      .map(({ outerHTML }) => outerHTML.slice(0, 120)),
  );
  expect(grids).toEqual([]);
});

/** All words that are on the paper, on one line. */
async function readPaper(page: Page): Promise<string> {
  // Scripts say moments in the customer's own time.
  await expect(page.locator('html')).toHaveAttribute('data-scripts', 'ready');
  await page.emulateMedia({ media: 'print' });
  const said = await page.locator('body').innerText();
  await page.emulateMedia({ media: null });
  return said.replaceAll(/\s+/g, ' ');
}

async function expectPages(page: Page, what: string, count: number): Promise<void> {
  for (const format of SIZES) {
    const pdf = (await page.pdf({ format })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g), `${what} on ${format}`).toHaveLength(count);
  }
}
