import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';
import decodeQR from 'qr/decode.js';
import { ProblemPage } from '#e2e/qa/pages/problem-page.ts';
import { expectFits, expectReach } from '#e2e/support/looks/expect-reach.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { frame, otherDevice, screens } from '#lib/messages/testing/words.ts';

test('opens the bill on another device by a code, and keeps it open here', async ({
  page,
  openAnotherBrowser,
  billPage,
}) => {
  const bill = await billPage.begin();
  const here = page.url();
  await page.getByRole('link', { name: frame.otherDevice }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(otherDevice.title);
  const address = await readCode(page);
  expect(address).toContain(`${new URL(here).origin}/payment/~`);
  expect(address).not.toContain(bill.link);
  expect(await page.content()).not.toContain(address.slice(-40));

  const other = await openAnotherBrowser(address);
  await expect(other.connectButton).toBeVisible();
  expect(new URL(other.page.url()).pathname).toBe(new URL(here).pathname);
  await page.goto(here);
  await expect(billPage.connectButton).toBeVisible();
});

test('says how to go on where the code is over, cut or made up', async ({
  page,
  openAnotherBrowser,
  billPage,
}) => {
  expectProblem(/status of 401/);
  await billPage.begin();
  await page.goto(`${page.url()}/device`);
  const address = await readCode(page);
  const other = await openAnotherBrowser();
  for (const wrong of [address.slice(0, -6), address.replace('*1*', '*2*')]) {
    const response = await other.page.goto(wrong);
    expect(response?.status()).toBe(401);
    await expect(new ProblemPage(other.page).heading).toHaveText(screens.noSession.title);
  }
});

test('opens nothing any more once the customer has closed the bill here, and gives scripts no code', async ({
  page,
  openAnotherBrowser,
  billPage,
}) => {
  expectProblem(/status of 401/);
  await billPage.begin();
  const here = page.url();
  const read = await page.evaluate(async (address) => (await fetch(address)).url, `${here}/device`);
  expect(read).toBe(here);
  await page.goto(`${here}/device`);
  const address = await readCode(page);
  await page.getByRole('button', { name: frame.endSession }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(screens.closedHere.title);
  const other = await openAnotherBrowser(address);
  await expect(new ProblemPage(other.page).heading).toHaveText(screens.noSession.title);
});

test('shows no code to anybody without the bill’s session', async ({
  openAnotherBrowser,
  billPage,
}) => {
  expectProblem(/status of 401/);
  await billPage.begin();
  const stranger = await openAnotherBrowser(`${billPage.page.url()}/device`);
  await expect(new ProblemPage(stranger.page).heading).toHaveText(screens.noSession.title);
  await expect(stranger.page.getByRole('img', { name: otherDevice.code })).toHaveCount(0);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('has the code as well', async ({ page, billPage }) => {
    await billPage.begin();
    await page.getByRole('link', { name: frame.otherDevice }).click();
    expect(await readCode(page)).toContain('/payment/~');
  });
});

test('is within everybody’s reach', async ({ page, billPage }) => {
  await billPage.begin();
  await page.goto(`${page.url()}/device`);
  await expectReach(page, otherDevice.title);
  await expectFits(page, otherDevice.title);
});

/** As a camera would. */
async function readCode(page: Page): Promise<string> {
  const picture = await page
    .getByRole('img', { name: otherDevice.code })
    .screenshot({ scale: 'css' });
  const { width, height, data } = PNG.sync.read(picture);
  return decodeQR({ width, height, data });
}
