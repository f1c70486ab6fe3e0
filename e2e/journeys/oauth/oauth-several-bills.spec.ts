import { BankSite } from '#e2e/qa/pages/bank-site.ts';
import type { JourneyPage } from '#e2e/support/bills/journey-page.ts';
import { Payer } from '#e2e/support/payer.ts';
import { test as base, expect } from '#e2e/support/test.ts';
import { bankPayment, screens } from '#lib/messages/testing/words.ts';

const BY_REDIRECT = { plaid: { oauth: 'redirect' } } as const;
const FIRST = '$10.00 to Blue Ridge Dental';
const SECOND = '$20.00 to Blue Ridge Dental';
const THIRD = '$30.00 to Blue Ridge Dental';

/** Two bills with a token in flight and one without; the customer is at the bank for the first. */
const test = base.extend<{ bank: BankSite; returned: JourneyPage }>({
  bank: async ({ page, context, createBill, billPage }, use) => {
    await billPage.begin('bill', { ...BY_REDIRECT, amount: 10 });
    const second = await billPage.openTab((await createBill({ ...BY_REDIRECT, amount: 20 })).url);
    await (await context.newPage()).goto((await createBill({ amount: 30 })).url);
    await second.connectButton.hover();
    await expect.poll(() => second.readTokenStatus()).toBe(200);
    await billPage.connectButton.click();
    await use(await BankSite.goThere(page, billPage.link));
  },
  /** The bank returns in a new tab, as its app does. */
  returned: async ({ bank, billPage }, use) => {
    const returned = await billPage.openTab(bank.page.url());
    await new BankSite(returned.page).answer('Approve');
    await expect(returned.heading).toHaveText(screens.oauthChoose.title);
    await use(returned);
  },
});

test('goes on with the bill that this very tab has left, without asking', async ({
  bank,
  billPage,
}) => {
  await bank.answer('Approve');
  await billPage.finish();
  await expect(billPage.main).toContainText('$10.00');
});

test('asks which bill to go on with, and goes on with it', async ({ returned }) => {
  const { page } = returned;
  await expect(returned.main.getByRole('listitem')).toContainText([SECOND, FIRST]);
  await expect(page.getByRole('link', { name: THIRD })).toHaveCount(0);
  await page.getByRole('link', { name: FIRST }).click();
  await returned.finish();
  await expect(returned.main).toContainText('$10.00');
});

test('says what to do after the wrong choice, and goes on with the right one after it', async ({
  returned,
}) => {
  const { page } = returned;
  await page.getByRole('link', { name: SECOND }).click();
  await returned.link.press('Exit');
  await expect(returned.alert).toContainText(bankPayment.problems.returnUsedUp);
  await page.goBack();
  await page.getByRole('link', { name: FIRST }).click();
  await returned.finish();
  await expect(returned.main).toContainText('$10.00');
});

test('asks with scripts off as well', async ({ returned, browser, watch }) => {
  const { page } = returned;
  const storageState = await page.context().storageState();
  await using context = await browser.newContext({ javaScriptEnabled: false, storageState });
  watch.observe(context);
  const withoutScripts = await context.newPage();
  await withoutScripts.goto(page.url());
  await expect(withoutScripts.getByRole('link', { name: FIRST })).toBeVisible();
});

base(
  'leads to the bills that are open when none waits for a bank',
  async ({ page, target, billPage }) => {
    await billPage.begin('bill', { amount: 10 });
    await billPage.begin('bill', { amount: 20 });
    await page.goto(
      `${target.appOrigin}/oauth?oauth_state_id=8d7f5a52-0000-4000-8000-000000000000`,
    );
    await expect(billPage.heading).toHaveText(screens.oauthNothing.title);
    await expect(billPage.main.getByRole('listitem')).toContainText([SECOND, FIRST]);
    await expect(page.locator('iframe')).toHaveCount(0);
    await page.getByRole('link', { name: FIRST }).click();
    await expect(billPage.main).toContainText('$10.00');
    await expect(billPage.connectButton).toBeVisible();
  },
);

test('tells bills of one merchant and one amount apart', async ({ page, context, createBill }) => {
  const requests = [
    { invoiceNumber: 'INV-1', dueDate: '2031-03-01' },
    { invoiceNumber: 'INV-2' },
    { invoiceNumber: null, description: 'Whitening, second visit' },
    { invoiceNumber: null, description: 'Same' },
    { invoiceNumber: null, description: 'Same' },
  ];
  for (const request of requests) {
    const bill = await createBill({ ...BY_REDIRECT, amount: 10, ...request });
    const payer = await Payer.open(context.request, bill);
    expect((await payer.createLinkToken()).status()).toBe(200);
  }
  await page.goto('/oauth');
  const items = page.getByRole('main').getByRole('listitem');
  // Scripts say moments in the customer's own time.
  await expect(page.locator('html')).toHaveAttribute('data-scripts', 'ready');
  await expect(items.filter({ hasText: 'Same' }).last()).toContainText(/opened today, \d+:\d\d/);
  const names = await items.allInnerTexts();
  expect(names.join('\n')).toContain('Invoice INV-1 · Jane Doe · due March 1, 2031');
  expect(names.join('\n')).toContain('Whitening, second visit');
  const alike = names.filter((name) => name.includes('Same'));
  expect(alike).toHaveLength(2);
  for (const name of alike) expect(name).toMatch(/opened today, \d+:\d\d/);
});
