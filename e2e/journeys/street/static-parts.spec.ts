import type { Page } from '@playwright/test';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { bankPayment, screens, states } from '#lib/messages/testing/words.ts';

const A_WEEK_IN_SECONDS = 7 * 24 * 60 * 60;
const DESCRIPTION = 'Two fillings and a crown';

test('has its letter, its footer and the words of later steps in no data for scripts', async ({
  openPayer,
}) => {
  const payer = await openPayer({ description: DESCRIPTION });
  const html = await (await payer.ask('')).text();
  const data = [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].join('');
  const markup = html.replaceAll(/<script[^>]*>[\s\S]*?<\/script>/g, '');
  for (const text of [DESCRIPTION, '简体中文', 'Jane Doe</bdi>']) expect(data).not.toContain(text);
  for (const text of [DESCRIPTION, '简体中文']) expect(markup).toContain(text);
  for (const text of [bankPayment.review.title, screens.notFound.title]) {
    expect(html).not.toContain(text);
  }
});

test('keeps what has not changed when the page is drawn again, and changes what has', async ({
  page,
  billPage,
}) => {
  const bill = await billPage.begin('paid', { description: DESCRIPTION });
  await expect(billPage.heading).toContainText('Payment for');
  await mark(page);
  await bill.advanceClock(A_WEEK_IN_SECONDS);
  await expect(billPage.title(states.screens.settled.title)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(DESCRIPTION)).toBeVisible();
  expect(await listMarked(page)).toEqual(['footer']);
  // Next's own parameter would stay in the address of the page.
  await expect(page.getByRole('contentinfo').locator('input[type=hidden]')).toHaveCount(0);
});

test('keeps its letter where React has given up to take the page over', async ({
  page,
  createBill,
  billPage,
}) => {
  expectProblem(/Minified React error #418/);
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      // An element of another kind at the place of the first one that React knows.
      document.body.prepend(document.createElement('main'));
      document.querySelector('[data-press]')?.replaceWith(document.createElement('section'));
    });
  });
  await page.goto((await createBill({ description: DESCRIPTION })).url);
  const title = await page.title();
  await expect(page.locator('html')).toHaveAttribute('data-scripts', 'ready');
  await expect(page.getByText(DESCRIPTION)).toBeVisible();
  await expect(page.getByRole('combobox')).toHaveCount(1);
  await expect(page.locator('body')).toBeFocused();
  await expect(page).toHaveTitle(title);
  await billPage.connect();
});

test('says that a part is missing where the words of the page do not arrive', async ({
  page,
  createBill,
  billPage,
}) => {
  expectProblem(/words|ERR_FAILED/);
  await page.route('**/words/*.json', (route) => route.abort());
  await page.goto((await createBill()).url);
  await billPage.connectButton.click();
  await expect(page.getByText(bankPayment.scripts.stuck)).toBeVisible();
  await expect(billPage.connectButton).toBeHidden();
  await page.unroute('**/words/*.json');
  await page.reload();
  await billPage.connect();
});

function mark(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const part of document.querySelectorAll<HTMLElement>('[data-static]')) {
      part.dataset.marked = '';
    }
  });
}

function listMarked(page: Page): Promise<(string | undefined)[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-marked]')].map(
      ({ dataset }) => dataset.static,
    ),
  );
}
