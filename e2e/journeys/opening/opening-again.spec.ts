import { BillPage } from '#e2e/qa/pages/bill-page.ts';
import { expect, test } from '#e2e/support/test.ts';

test('keeps a living session when the link is opened again, with the bank connected in another tab', async ({
  context,
  billAt,
  billPage,
}) => {
  const bill = await billAt('bill');
  await billPage.connectBank();
  await expect(billPage.connected).toBeVisible();

  const anotherTab = await context.newPage();
  await anotherTab.goto(bill.url);
  await expect(new BillPage(anotherTab).connected).toBeVisible();
  await expect(new BillPage(anotherTab).main).toContainText('••0000');
  expect(await bill.countCalls('C1')).toBe(1);
  expect((await bill.read()).sessions).toHaveLength(1);
});

test('loses nothing to mail scanners that open the link before the customer does', async ({
  page,
  playwright,
  createBill,
  billPage,
}) => {
  const bill = await createBill();
  for (const userAgent of ['Mail scanner', 'Link preview', 'Safe links']) {
    const scanner = await playwright.request.newContext({ userAgent });
    expect((await scanner.get(bill.url)).status()).toBe(200);
    await scanner.dispose();
  }
  await page.goto(bill.url);
  await expect(billPage.connectButton).toBeVisible();
  const { status, sessions } = await bill.read();
  expect(status).toBe('Sent');
  expect(sessions.every(({ isEnded }) => !isEnded)).toBe(true);
  expect(await bill.countCalls('C1')).toBe(4);
});

test('opens a new session where the old one is over', async ({
  page,
  context,
  billAt,
  billPage,
}) => {
  const bill = await billAt('bill');
  await context.clearCookies();
  await page.goto(bill.url);
  await expect(billPage.connectButton).toBeVisible();
  expect(await bill.countCalls('C1')).toBe(2);
});
