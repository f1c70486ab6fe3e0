import type { Page } from '@playwright/test';
import type { BillPage } from '#e2e/support/pages/bill-page.ts';
import { expect, test } from '#e2e/support/test.ts';
import { FAILURES, type FailureAction, type ServerStepCode } from '#lib/contract/failures.ts';
import { bankPayment } from '#lib/messages/en/bank-payment.ts';

/** Every failure that our server can tell of at a step; whose session is over is tried elsewhere. */
const CODES = listCodes().filter((code) => FAILURES[code].action !== 'openMail');

/** There is no review yet, and nothing chosen; a bill that has changed is drawn anew. */
const OF_PAYMENTS: ReadonlySet<FailureAction> = new Set([
  'checkAgain',
  'chooseAccount',
  'editName',
  'lookAgain',
] as const);

test('offers after every failure of a payment the one thing that its words name, and it works', async ({
  page,
  expectProblem,
  billPage,
  billAt,
}) => {
  test.setTimeout(180_000);
  expectProblem(/status of [45]\d\d/);
  await billAt('bill');
  await billPage.goToReview();
  for (const code of CODES) {
    if (FAILURES[code].mayHavePaid) continue;
    await test.step(code, async () => {
      await fail(page, 'ach-payment', code);
      await billPage.payButton.click();
      await expect(billPage.main).toContainText(bankPayment.problems[code].slice(0, 40));
      await page.unroute('**/ach-payment');
      await doWhatIsOffered(billPage, code);
      // The page may still be being drawn anew.
      await expect(billPage.payButton).not.toHaveAttribute('aria-busy');
    });
  }
});

test('offers after every failure of connecting a bank the one thing that its words name', async ({
  page,
  expectProblem,
  billPage,
  billAt,
}) => {
  test.setTimeout(120_000);
  expectProblem(/status of [45]\d\d/);
  await billAt('bill');
  const connecting = billPage.main.locator('button[type=button]').first();
  for (const code of CODES) {
    if (OF_PAYMENTS.has(FAILURES[code].action)) continue;
    await test.step(code, async () => {
      await fail(page, 'link-token', code);
      await connecting.click();
      await expect(billPage.alert).toContainText(bankPayment.problems[code].slice(0, 40));
      await page.unroute('**/link-token');
      await expectOffer(billPage, code);
    });
  }
  await connecting.click();
  await expect(billPage.link.element).toBeVisible();
});

async function doWhatIsOffered(billPage: BillPage, code: ServerStepCode): Promise<void> {
  await expectOffer(billPage, code);
  const { action } = FAILURES[code];
  if (action === 'connect' || action === 'useAnotherBank') await billPage.goToReview();
  if (action === 'chooseAccount' || action === 'lookAgain') {
    await billPage.accounts.first().check();
    await billPage.continueButton.click();
  }
  if (action === 'editName') await billPage.nameOnAccount.fill('Jane Roe');
}

async function expectOffer(billPage: BillPage, code: ServerStepCode): Promise<void> {
  const { page, alert } = billPage;
  const { action } = FAILURES[code];
  if (action === 'reload') {
    await expect(alert.getByRole('link', { name: bankPayment.reload })).toBeVisible();
  }
  if (action === 'contact') {
    await expect(alert.locator('a[href^="tel:"], a[href^="mailto:"]')).toBeVisible();
  }
  if (action === 'connect') await expect(billPage.connectButton).toBeVisible();
  if (action === 'editName') await expect(page.getByLabel(bankPayment.review.name)).toBeFocused();
}

/** Our own server's answer, until that is taken back. */
async function fail(page: Page, name: string, code: ServerStepCode): Promise<void> {
  const { status } = FAILURES[code];
  await page.route(`**/${name}`, (route) =>
    route.fulfill({
      status: status ?? 500,
      headers: { 'x-request-id': 'a' },
      json: { code, message: bankPayment.problems[code] },
    }),
  );
}

function listCodes(): ServerStepCode[] {
  const codes: ServerStepCode[] = [];
  for (const code in bankPayment.problems) if (isServerStepCode(code)) codes.push(code);
  return codes;
}

function isServerStepCode(code: string): code is ServerStepCode {
  const row = Object.entries(FAILURES).find(([name]) => name === code)?.[1];
  return row !== undefined && row.status !== null && row.shown !== 'screen';
}
