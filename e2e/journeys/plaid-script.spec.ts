import type { Page } from '@playwright/test';
import { countCalls } from '#e2e/support/count-calls.ts';
import { BillPage } from '#e2e/support/pages/bill-page.ts';
import { PlaidNetwork, type ScriptAnswer } from '#e2e/support/plaid-network.ts';
import { test as base, expect } from '#e2e/support/test.ts';
import { bankPayment } from '#lib/messages/en/bank-payment.ts';
import { frame } from '#lib/messages/en/frame.ts';

/** Without test mode: the app loads Plaid's own address and nothing else. */
base.use({ plaidScript: 'real' });

const test = base.extend<{ plaid: PlaidNetwork; billPage: BillPage }>({
  plaid: async ({ context, target, expectProblem }, use) => {
    const plaid = new PlaidNetwork(target.sandboxOrigin);
    await plaid.answer(context);
    expectProblem(/^unexpected host: \w+ https:\/\/(cdn|sandbox)\.plaid\.com\//);
    await use(plaid);
  },
  billPage: async ({ page }, use) => use(new BillPage(page)),
});

const INTENTS: readonly [name: string, show: (bill: BillPage) => Promise<void>][] = [
  ['a pointer on the button', (bill) => bill.connectButton.hover()],
  ['focus on the button', (bill) => bill.connectButton.focus()],
  ['a finger on the button', (bill) => bill.connectButton.dispatchEvent('touchstart')],
];
for (const [name, showIntent] of INTENTS) {
  test(`asks nothing of Plaid before ${name}, and then opens at once`, async ({
    billPage,
    plaid,
    sandbox,
    createBill,
    openBill,
  }) => {
    const bill = await createBill();
    await openBill(bill);
    await expect(billPage.connectButton).toBeVisible();
    expect(plaid.scriptRequests).toBe(0);
    expect(await countCalls(sandbox, bill, 'C7')).toBe(0);

    await showIntent(billPage);
    await expect(billPage.link.anyElement).toBeAttached();
    await expect(billPage.link.element).toHaveCount(0);
    await billPage.connectButton.click();
    await expect(billPage.link.title('Connect your account')).toBeVisible();
    expect(plaid.scriptRequests).toBe(1);
    expect(await countCalls(sandbox, bill, 'C7')).toBe(1);
  });
}

test('asks once, however often the pointer passes', async ({
  page,
  billPage,
  plaid,
  sandbox,
  createBill,
  openBill,
}) => {
  const bill = await createBill();
  await openBill(bill);
  for (let pass = 0; pass < 5; pass += 1) {
    await billPage.connectButton.hover();
    await page.mouse.move(0, 0);
  }
  await billPage.connectButton.focus();
  await billPage.connectBank();
  await expect(billPage.accounts).toHaveCount(1);
  expect(plaid.scriptRequests).toBe(1);
  expect(await countCalls(sandbox, bill, 'C7')).toBe(1);
});

test('names no host but Plaid’s, shows no banner, and pays @both', async ({
  billPage,
  plaid,
  target,
  createBill,
  openBill,
}) => {
  const opened = await openBill(await createBill());
  const policy = opened?.headers()['content-security-policy'] ?? '';
  expect(policy).toMatch(/; frame-src https:\/\/cdn\.plaid\.com;/);
  expect(policy).toMatch(/; connect-src 'self' https:\/\/sandbox\.plaid\.com;/);
  expect(policy).toMatch(/; script-src 'nonce-[^']+' 'strict-dynamic';/);
  expect(policy).not.toContain(new URL(target.sandboxOrigin).host);
  await expect(billPage.page.getByText(frame.testMode)).toHaveCount(0);

  await billPage.goToReview();
  await billPage.payButton.click();
  await expect(billPage.title('Your payment is on its way')).toBeVisible();
  expect(plaid.scriptRequests).toBe(1);
});

const FAILURES: readonly [name: string, answer: ScriptAnswer, problem: RegExp | undefined][] = [
  ['blocked', 'blocked', /net::ERR_BLOCKED_BY_CLIENT/],
  ['an error', 'error', /status of 500/],
  ['empty', 'empty', undefined],
];
for (const [name, answer, problem] of FAILURES) {
  test(`says what to do when the script is ${name}, and asks for it again`, async ({
    billPage,
    plaid,
    createBill,
    openBill,
    expectProblem,
  }) => {
    if (problem) expectProblem(problem);
    plaid.scriptAnswer = answer;
    await openBill(await createBill());
    await billPage.connectButton.click();
    await expect(billPage.alert).toHaveText(bankPayment.problems.scriptBlocked);
    const failed = plaid.scriptRequests;

    await billPage.againButton.click();
    await expect.poll(() => plaid.scriptRequests).toBe(failed + 1);
    await expect(billPage.alert).toHaveText(bankPayment.problems.scriptBlocked);

    plaid.scriptAnswer = 'script';
    await billPage.againButton.click();
    await billPage.link.connect();
    await expect(billPage.accounts).toHaveCount(1);
    expect(plaid.scriptRequests).toBe(failed + 2);
  });
}

test('keeps quiet about a script that fails before the button is pressed', async ({
  billPage,
  plaid,
  createBill,
  openBill,
}) => {
  plaid.scriptAnswer = 'empty';
  await openBill(await createBill());
  await billPage.connectButton.focus();
  await expect.poll(() => plaid.scriptRequests).toBe(1);
  plaid.scriptAnswer = 'script';
  await billPage.connectButton.click();
  await expect(billPage.link.title('Connect your account')).toBeVisible();
  await expect(billPage.alert).toHaveCount(0);
});

test('says after ten seconds that the script is slow, and opens when it arrives', async ({
  page,
  billPage,
  plaid,
  createBill,
  openBill,
}) => {
  await waitTenSecondsForScript(page, billPage, plaid, async () => openBill(await createBill()));
  plaid.deliver();
  await expect(billPage.link.title('Connect your account')).toBeVisible();
  expect(plaid.scriptRequests).toBe(1);
});

test('asks again for a script that is slow, and opens one window when both arrive', async ({
  page,
  billPage,
  plaid,
  createBill,
  openBill,
}) => {
  await waitTenSecondsForScript(page, billPage, plaid, async () => openBill(await createBill()));
  plaid.scriptAnswer = 'script';
  await billPage.againButton.click();
  await expect.poll(() => plaid.scriptRequests).toBe(2);
  await expect(billPage.link.title('Connect your account')).toBeVisible();
  plaid.deliver();
  await billPage.link.connect();
  await expect(billPage.accounts).toHaveCount(1);
});

async function waitTenSecondsForScript(
  page: Page,
  billPage: BillPage,
  plaid: PlaidNetwork,
  open: () => Promise<unknown>,
): Promise<void> {
  await page.clock.install();
  plaid.scriptAnswer = 'slow';
  await open();
  await billPage.connectButton.click();
  await expect(billPage.status).toHaveText(bankPayment.connect.preparing);
  await expect.poll(() => plaid.scriptRequests).toBe(1);
  await page.clock.fastForward(10_000);
  await expect(billPage.status).toHaveText(bankPayment.slow.script);
  await expect(billPage.againButton).toBeVisible();
}
