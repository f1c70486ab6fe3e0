import type { Page } from '@playwright/test';
import type { JourneyPage } from '#e2e/support/bills/journey-page.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { FAILURES, type FailureAction, type ServerStepCode } from '#lib/contract/failures.ts';
import { bankPayment } from '#lib/messages/testing/words.ts';

/** Every failure that our server can tell of at a step; whose session is over is tried elsewhere. */
const CODES = listCodes().filter((code) => FAILURES[code].action !== 'openMail');

/** There is no review yet, and nothing chosen; a bill that has changed is drawn again. */
const OF_PAYMENTS: ReadonlySet<FailureAction> = new Set([
  'checkAgain',
  'chooseAccount',
  'editName',
  'lookAgain',
] as const);

test('offers after every failure of a payment the one thing that its words name, and it works', async ({
  page,
  billPage,
}) => {
  test.setTimeout(180_000);
  expectProblem(/status of [45]\d\d/);
  await billPage.begin('accounts');
  await billPage.goOn();
  const failWith = await answerInPlace(page, 'ach-payment');
  for (const code of CODES) {
    if (FAILURES[code].mayHavePaid) continue;
    await test.step(code, async () => {
      failWith(code);
      await billPage.payButton.click();
      await expect(billPage.main).toContainText(bankPayment.problems[code].slice(0, 22));
      await doWhatIsOffered(billPage, code);
      // The page may still be being drawn again.
      await expect(billPage.payButton).not.toHaveAttribute('aria-busy');
    });
  }
});

test('offers after every failure of connecting a bank the one thing that its words name', async ({
  page,
  billPage,
}) => {
  test.setTimeout(120_000);
  expectProblem(/status of [45]\d\d/);
  await billPage.begin();
  const connecting = billPage.main.locator('button[type=button]').first();
  const failWith = await answerInPlace(page, 'link-token');
  for (const code of CODES) {
    if (OF_PAYMENTS.has(FAILURES[code].action)) continue;
    await test.step(code, async () => {
      failWith(code);
      await connecting.click();
      await expect(billPage.alert).toContainText(bankPayment.problems[code].slice(0, 22));
      failWith(undefined);
      await expectOffer(billPage, code);
      if (FAILURES[code].action === 'reload') {
        await billPage.alert.getByRole('link', { name: bankPayment.reload }).click();
        await expect(billPage.alert).toHaveCount(0);
        await expect(billPage.connectButton).toBeVisible();
      }
    });
  }
  await connecting.click();
  await expect(billPage.link.element).toBeVisible();
});

async function doWhatIsOffered(billPage: JourneyPage, code: ServerStepCode): Promise<void> {
  await expectOffer(billPage, code);
  const { action } = FAILURES[code];
  if (action === 'connect' || action === 'useAnotherBank')
    await billPage.goToReview({ userName: 'user_two_accounts' });
  if (action === 'chooseAccount') await billPage.goOn();
  if (action === 'lookAgain' || action === 'reload') {
    const main = billPage.alert.locator('a, button');
    await main.click();
    await expect(main).toHaveCount(0);
    await billPage.goOn();
  }
  if (action === 'editName') await billPage.nameOnAccount.fill('Jane Roe');
}

async function expectOffer(billPage: JourneyPage, code: ServerStepCode): Promise<void> {
  const { page, alert } = billPage;
  const { action } = FAILURES[code];
  if (action !== 'openMail')
    await expect(billPage.main.locator('button.bg-accent, a.bg-accent')).toHaveCount(1);
  if (action === 'reload') {
    await expect(alert.getByRole('link', { name: bankPayment.reload })).toBeVisible();
  }
  if (action === 'contact') {
    await expect(alert.locator('a[href^="tel:"], a[href^="mailto:"]')).toBeVisible();
  }
  if (action === 'connect') await expect(billPage.connectButton).toBeVisible();
  if (action === 'editName') await expect(page.getByLabel(bankPayment.review.name)).toBeFocused();
}

/**
 * Answers in place of our own server. Gives the function that says with which failure, or with none. One route
 * for the whole journey: a browser can lose a request while another one is put up or taken down.
 */
async function answerInPlace(
  page: Page,
  name: string,
): Promise<(code: ServerStepCode | undefined) => void> {
  let failure: ServerStepCode | undefined;
  await page.route(`**/${name}`, (route) =>
    failure === undefined || route.request().method() !== 'POST'
      ? route.continue()
      : route.fulfill({
          status: FAILURES[failure].status ?? 500,
          headers: { 'x-request-id': 'K7Q2M-4X9TB' },
          json: { code: failure, message: bankPayment.problems[failure] },
        }),
  );
  return (code) => {
    failure = code;
  };
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
