import type { BrowserContext } from '@playwright/test';
import { ProblemPage } from '#e2e/qa/pages/problem-page.ts';
import { expectFits, expectReach } from '#e2e/support/looks/expect-reach.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { frame, ownBrowser, screens, status } from '#lib/messages/testing/words.ts';

const INSTAGRAM =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9 Build/AP4A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/140.0 Mobile Safari/537.36 Instagram 350.0.0.45.109 Android';

test.describe('in the browser inside another app', () => {
  test.use({ userAgent: INSTAGRAM });

  test('hands the bill to the customer’s own browser by an address to copy, and keeps it open here', async ({
    page,
    openAnotherBrowser,
    billPage,
  }) => {
    const bill = await billPage.begin();
    const here = page.url();
    expect(await page.content()).not.toContain('/payment/~');
    await page.getByRole('link', { name: ownBrowser.title }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(ownBrowser.title);
    const address = await page.getByLabel(ownBrowser.address).inputValue();
    expect(address).toContain(`${new URL(here).origin}/payment/~`);
    expect(address).not.toContain(bill.link);

    const other = await openAnotherBrowser(address);
    await expect(other.connectButton).toBeVisible();
    expect(new URL(other.page.url()).pathname).toBe(new URL(here).pathname);
    await page.goto(here);
    await expect(billPage.connectButton).toBeVisible();
  });

  test('pays here all the same, with the offer gone once a bank is connected', async ({
    page,
    billPage,
  }) => {
    await billPage.begin();
    await expect(page.getByText(ownBrowser.offer)).toBeVisible();
    await billPage.connectBank();
    await expect(billPage.payButton).toBeVisible();
    await expect(page.getByText(ownBrowser.offer)).toBeHidden();
    await billPage.pay();
  });

  test('copies the address, also where the app refuses the clipboard', async ({
    page,
    context,
    billPage,
  }) => {
    await context.grantPermissions(['clipboard-write']);
    await billPage.begin();
    for (const isRefused of [false, true]) {
      await page.goto(`${page.url().replace(/\/browser$/, '')}/browser`);
      if (isRefused) {
        await page.evaluate(() => {
          navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));
        });
      }
      const copy = page.getByRole('button', { name: ownBrowser.copy });
      await copy.click();
      const said = page.getByRole('status').filter({ hasText: status.receipt.copied });
      await expect(said).toHaveCount(1);
      await expect(copy).toBeFocused();
      const address = await page.getByLabel(ownBrowser.address).inputValue();
      expect(await paste(context)).toBe(address);
    }
    await page.evaluate(() => {
      document.execCommand = () => false;
    });
    await page.getByRole('button', { name: ownBrowser.copy }).click();
    await expect(page.getByText(ownBrowser.copyFailed)).toBeVisible();
  });

  test('opens nothing any more once the customer has closed the bill here, and gives scripts no address', async ({
    page,
    openAnotherBrowser,
    billPage,
  }) => {
    expectProblem(/status of 401/);
    await billPage.begin();
    const here = page.url();
    const read = await page.evaluate(async (to) => (await fetch(to)).url, `${here}/browser`);
    expect(read).toBe(here);
    await page.goto(`${here}/browser`);
    const address = await page.getByLabel(ownBrowser.address).inputValue();
    await page.getByRole('button', { name: frame.endSession }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(screens.closedHere.title);
    const other = await openAnotherBrowser(address);
    await expect(new ProblemPage(other.page).heading).toHaveText(screens.noSession.title);
  });

  test('is within everybody’s reach', async ({ page, billPage }) => {
    await billPage.begin();
    await expectFits(page, 'the bill with the offer');
    await page.goto(`${page.url()}/browser`);
    await expectReach(page, ownBrowser.title);
    await expectFits(page, ownBrowser.title);
  });

  test.describe('without scripts', () => {
    test.use({ javaScriptEnabled: false });

    test('has the address as well', async ({ page, billPage }) => {
      await billPage.begin();
      await page.getByRole('link', { name: ownBrowser.title }).click();
      await expect(page.getByLabel(ownBrowser.address)).toHaveValue(/\/payment\/~/);
      await expect(page.getByRole('button', { name: ownBrowser.copy })).toBeHidden();
    });
  });
});

test('offers an ordinary browser no other', async ({ page, billPage }) => {
  await billPage.begin();
  await expect(billPage.connectButton).toBeVisible();
  await expect(page.getByText(ownBrowser.offer)).toHaveCount(0);
  await expect(page.getByRole('link', { name: ownBrowser.title })).toHaveCount(0);
});

/** What a page without our rules gets when the customer pastes. */
async function paste(context: BrowserContext): Promise<string> {
  await using elsewhere = await context.newPage();
  await elsewhere.setContent('<textarea></textarea>');
  const area = elsewhere.getByRole('textbox');
  await area.press('ControlOrMeta+v');
  return await area.inputValue();
}
