import { expect, test } from '#e2e/support/test.ts';

test('keeps a living session when the link is opened again, with the bank connected in another tab', async ({
  billPage,
}) => {
  const bill = await billPage.begin();
  await billPage.connect();

  const anotherTab = await billPage.openTab(bill.url);
  await expect(anotherTab.connected).toBeVisible();
  await expect(anotherTab.main).toContainText('••0000');
  expect(await bill.countCalls('C1')).toBe(1);
  expect((await bill.read()).sessions).toHaveLength(1);
});

test('loses nothing to mail scanners that open the link before the customer does', async ({
  playwright,
  createBill,
  billPage,
}) => {
  const bill = await createBill();
  for (const userAgent of ['Mail scanner', 'Link preview', 'Safe links']) {
    await using scanner = await playwright.request.newContext({ userAgent });
    expect((await scanner.get(bill.url)).status()).toBe(200);
  }
  await billPage.open(bill);
  await expect(billPage.connectButton).toBeVisible();
  const { status, sessions } = await bill.read();
  expect(status).toBe('Sent');
  expect(sessions.every(({ isEnded }) => !isEnded)).toBe(true);
  expect(await bill.countCalls('C1')).toBe(4);
});

test('opens a new session where the old one is over', async ({ context, billPage }) => {
  const bill = await billPage.begin();
  await context.clearCookies();
  await billPage.open(bill);
  await expect(billPage.connectButton).toBeVisible();
  expect(await bill.countCalls('C1')).toBe(2);
});
