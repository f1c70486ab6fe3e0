import { BillPage } from '#e2e/qa/pages/bill-page.ts';
import { countCalls } from '#e2e/support/count-calls.ts';
import { expect, test } from '#e2e/support/test.ts';

test('keeps a living session when the link is opened again, with the bank connected in another tab', async ({
  page,
  context,
  openBill,
  sandbox,
  billAt,
}) => {
  const bill = await billAt('bill');
  await new BillPage(page).connectBank();
  await expect(new BillPage(page).connected).toBeVisible();

  const anotherTab = await context.newPage();
  await openBill(bill, anotherTab);
  await expect(new BillPage(anotherTab).connected).toBeVisible();
  await expect(new BillPage(anotherTab).main).toContainText('••0000');
  expect(await countCalls(sandbox, bill, 'C1')).toBe(1);
  expect((await sandbox.readBill(bill.link)).sessions).toHaveLength(1);
});

test('loses nothing to mail scanners that open the link before the customer does', async ({
  page,
  playwright,
  createBill,
  openBill,
  sandbox,
}) => {
  const bill = await createBill();
  for (const userAgent of ['Mail scanner', 'Link preview', 'Safe links']) {
    const scanner = await playwright.request.newContext({ userAgent });
    expect((await scanner.get(bill.url)).status()).toBe(200);
    await scanner.dispose();
  }
  await openBill(bill);
  await expect(new BillPage(page).connectButton).toBeVisible();
  const { status, sessions } = await sandbox.readBill(bill.link);
  expect(status).toBe('Sent');
  expect(sessions.every(({ isEnded }) => !isEnded)).toBe(true);
  expect(await countCalls(sandbox, bill, 'C1')).toBe(4);
});

test('opens a new session where the old one is over', async ({
  page,
  context,
  openBill,
  sandbox,
  billAt,
}) => {
  const bill = await billAt('bill');
  await context.clearCookies();
  await openBill(bill);
  await expect(new BillPage(page).connectButton).toBeVisible();
  expect(await countCalls(sandbox, bill, 'C1')).toBe(2);
});
