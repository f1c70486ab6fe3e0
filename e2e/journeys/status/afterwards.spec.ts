import type { BillRequest } from '#e2e/sandbox/bill-request.ts';
import type { SandboxBill } from '#e2e/support/bills/sandbox-bill.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { test as base, expect } from '#e2e/support/test.ts';
import { states, status as words } from '#lib/messages/testing/words.ts';

type Fixtures = {
  /** A bill that has just been paid on the page, from "Everyday Checking" of "J R Doe". */
  readonly payBill: (request?: BillRequest) => Promise<SandboxBill>;
};

const test = base.extend<Fixtures>({
  payBill: async ({ billPage }, use) =>
    use(async (request) => {
      const bill = await billPage.begin('review', request);
      await billPage.nameOnAccount.fill('J R Doe');
      await billPage.pay();
      return bill;
    }),
});

const GIVEN = ['Checking ••0000', 'J R Doe', words.receipt.authorization];

test('shows the account and the authorization to the session that gave them, and to no other', async ({
  payBill,
  openAnotherBrowser,
  billPage,
}) => {
  const bill = await payBill();
  await billPage.reload();
  for (const text of GIVEN) await expect(billPage.main).toContainText(text);

  const elsewhere = await openAnotherBrowser(bill.url);
  await expect(elsewhere.title(states.screens.processing.title)).toBeVisible();
  await expect(elsewhere.main).toContainText('$125.00');
  await expect(elsewhere.main).toContainText(bill.cFiTransactionId);
  const payload = await elsewhere.page.request.get(elsewhere.page.url(), { headers: { RSC: '1' } });
  const held = (await elsewhere.page.content()) + (await payload.text());
  for (const text of [...GIVEN, '0000', 'authorize Blue Ridge']) expect(held).not.toContain(text);
});

test('shows the present state at once to a customer who comes back days later', async ({
  page,
  context,
  payBill,
  billPage,
}) => {
  const bill = await payBill();
  await bill.advanceClock(7 * 24 * 60 * 60);
  await context.clearCookies();
  await page.goto(bill.url);
  await expect(billPage.title(states.screens.settled.title)).toBeVisible();
  const rows = page.getByRole('list', { name: words.timeline.label }).getByRole('listitem');
  await expect(rows).toHaveCount(4);
  for (const row of await rows.all()) {
    await expect(row).toContainText(', done');
    await expect(row.getByRole('time')).toBeVisible();
  }
});

test('notices by itself that the payment goes on', async ({ page, payBill, billPage }) => {
  const bill = await payBill();
  let loads = 0;
  page.on('load', () => {
    loads += 1;
  });

  await bill.setStatus('SentToPay');
  await expect(billPage.title(states.screens.sentToBank.title)).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: words.watch.changed })).toBeAttached();
  await expect(page).toHaveTitle(/^Your payment was sent to your bank ·/);
  expect(loads).toBe(0);
});

const ENDS = [
  ['Returned', 'returned', 'Money that had left your account comes back'],
  ['Declined', 'declined', 'Nothing should have left your account.'],
  ['Cancelled', 'cancelled', 'Nothing was taken from your account.'],
  ['Error', 'error', 'Check your bank account before you pay another way.'],
] as const;
for (const [[status, state, explanation], tag] of tagRepeats(ENDS)) {
  test(`tells in plain words that a payment has become ${status}, and asks no more`, {
    tag,
  }, async ({ payBill, billPage }) => {
    const bill = await payBill();
    await bill.setStatus(status);
    await expect(billPage.title(states.screens[state].title)).toBeVisible();
    await expect(billPage.main).toContainText(explanation);
    await expect(
      billPage.page.getByRole('link', { name: 'Email Blue Ridge Dental' }).first(),
    ).toBeVisible();
    await expect(billPage.payButton).toHaveCount(0);
    await expect(billPage.connectButton).toHaveCount(0);
  });
}

test('prints a receipt with the authorization, and nothing that is only for the screen', async ({
  page,
  payBill,
  billPage,
}) => {
  const bill = await payBill();
  const printed = page.waitForFunction(() => 'hasPrinted' in window);
  await page.evaluate(() => {
    window.print = () => {
      Object.assign(window, { hasPrinted: true });
      window.dispatchEvent(new Event('beforeprint'));
    };
  });
  await page.getByRole('button', { name: words.receipt.print }).click();
  await printed;

  await page.emulateMedia({ media: 'print' });
  const { main } = billPage;
  for (const text of ['Blue Ridge Dental', '$125.00', '••0000', 'J R Doe']) {
    await expect(main.getByText(text).filter({ visible: true }).first()).toBeVisible();
  }
  const said = await page.locator('body').innerText();
  expect(said.replaceAll(/\s/g, '')).toContain(bill.cFiTransactionId);
  expect(said).toMatch(/Authorized\s+\w{3}, \w{3} \d+, \d{4}, /);
  expect(said, 'the authorization is on a page of its own').not.toMatch(/By choosing/);
  for (const hidden of [
    page.getByRole('button'),
    page.getByRole('list', { name: words.timeline.label }),
  ]) {
    await expect(hidden.filter({ visible: true })).toHaveCount(0);
  }
  // Paper says whom to ask, and that a rehearsal was one.
  await expect(page.getByRole('contentinfo')).toBeVisible();
  await expect(page.getByRole('banner')).toBeVisible();
});
