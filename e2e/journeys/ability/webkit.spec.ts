import type { CreatedBill } from '#e2e/qa/control-types.ts';
import { OAUTH_BANK } from '#e2e/qa/pages/bank-site.ts';
import { findWebKit, startWebKit, type WebKit } from '#e2e/support/browser/webkit.ts';
import { BY_REDIRECT } from '#e2e/support/redirect-test.ts';
import { test as base, expect } from '#e2e/support/test.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { ENGLISH, type Language } from '#lib/messages/languages.ts';
import { bankPayment, states } from '#lib/messages/testing/words.ts';
import { BRANDS, GYM } from '../brand/brand-page-brands.ts';

const programs = findWebKit();

/** WebKit is the engine of every browser on a telephone of Apple's. */
const test = base.extend<{ webkit: WebKit }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what is needed here
  webkit: async ({}, use) => {
    if (!programs) throw new Error('There is no WebKit.');
    const webkit = await startWebKit(programs);
    await use(webkit);
    await webkit.stop();
  },
});

test.skip(!programs, 'needs webkit2gtk-driver, xvfb and xauth');

/** A button may hold other labels as well, for while it is at work. */
function button(label: string): string {
  return `//button[.//text()[normalize-space()="${label}"]]`;
}

const PLAID = '//iframe[@title="Plaid Link"]';

/** From the mail to Plaid's list of banks. */
async function openBanks(webkit: WebKit, bill: CreatedBill, language: Language = ENGLISH) {
  const { bankPayment } = getMessages({ language });
  await webkit.open(`${bill.url}?lang=${language}`);
  await webkit.press(button(bankPayment.connect.button));
  await webkit.enterFrame(PLAID);
  await webkit.press(button('Continue'));
  return bankPayment;
}

async function goToReview(
  webkit: WebKit,
  bill: CreatedBill,
  language: Language = ENGLISH,
): Promise<void> {
  const bankPayment = await openBanks(webkit, bill, language);
  await webkit.press(button('First Lantern Bank'));
  await webkit.type('//label[contains(., "Username")]/following::input[1]', 'user_good');
  await webkit.type('//label[contains(., "Password")]/following::input[1]', 'pass_good');
  await webkit.press(button('Submit'));
  await webkit.press('//label[contains(., "Everyday Checking")]');
  await webkit.press(button('Continue'));
  await webkit.press(button('Finish'));
  await webkit.enterFrame(undefined);
  await webkit.waitForText(bankPayment.review.title);
}

const PAY = '//button[starts-with(normalize-space(), "Authorize and pay")]';

test('pays a bill in WebKit, and finds it settled later @all', async ({ webkit, createBill }) => {
  const bill = await createBill({ amount: 125 });
  await goToReview(webkit, bill);
  expect(await webkit.readAddress()).toMatch(/\/pay\/[\w-]{22}$/);
  expect(await webkit.readLabel(PAY)).toBe('Authorize and pay $125.00');
  await webkit.press(PAY);
  await webkit.waitForText(states.screens.processing.title);
  expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
  await bill.setStatus('Settled');
  await webkit.reload();
  await webkit.waitForText(states.screens.settled.title);
});

test('pays in Arabic in WebKit, from right to left @all', async ({ webkit, createBill }) => {
  const { authorization, states } = getMessages({ language: 'ar' });
  const bill = await createBill({ amount: 125 });
  await goToReview(webkit, bill, 'ar');
  expect(await webkit.run('return getComputedStyle(document.body).direction')).toBe('rtl');
  const overflow = 'return document.documentElement.scrollWidth - window.innerWidth';
  expect(await webkit.run(overflow)).toBeLessThanOrEqual(0);
  await webkit.press(`//button[starts-with(normalize-space(), "${authorization.button}")]`);
  await webkit.waitForText(states.screens.processing.title);
  expect(await webkit.run(overflow)).toBeLessThanOrEqual(0);
  expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
});

test('says in WebKit why a payment was refused, and that an unknown one must not be repeated @all', async ({
  webkit,
  createBill,
}) => {
  const bill = await createBill();
  await goToReview(webkit, bill);
  await bill.injectFault({ operation: 'C4', kind: 'refuse', code: 'achValidate' });
  await webkit.press(PAY);
  await webkit.waitForText(bankPayment.problems.refused);

  const other = await createBill();
  await goToReview(webkit, other);
  await other.injectFault({ operation: 'C4', kind: 'resetAfter' });
  await webkit.press(PAY);
  await webkit.waitForText(bankPayment.locked.unknown.title);
  await webkit.waitForText('Do not pay again.');
});

test('comes back from a bank’s own site in WebKit, without a press @all', async ({
  webkit,
  createBill,
}) => {
  await openBanks(webkit, await createBill(BY_REDIRECT));
  await webkit.press(button(OAUTH_BANK));
  await webkit.press(button(`Continue to ${OAUTH_BANK}`));
  await webkit.enterFrame(undefined);
  await webkit.press(button('Approve'));
  await webkit.enterFrame(PLAID);
  await webkit.press(button('Finish'));
  await webkit.enterFrame(undefined);
  await webkit.waitForText('Checking ••4242');
  expect(await webkit.readAddress()).toMatch(/\/pay\/[\w-]{22}$/);
});

test.describe('with a brand, and without Plaid’s script', () => {
  test.use({
    brands: BRANDS,
    // Nobody listens there.
    appVariables: { TEST_MODE_PLAID_SCRIPT_URL: 'http://127.0.0.1:9/link-initialize.js' },
  });

  test('has the colours of the brand in WebKit, and says what holds the window back @all', async ({
    webkit,
    createBill,
  }) => {
    const { connect, problems } = bankPayment;
    await webkit.open((await createBill({ merchant: GYM })).url);
    const colour =
      "return getComputedStyle(document.querySelector('[data-press]')).backgroundColor";
    expect(await webkit.run(colour)).toBe('rgb(122, 31, 75)');
    await webkit.press(button(connect.button));
    await webkit.waitForText(problems.scriptBlocked);
    await webkit.readLabel(button(connect.again));
  });
});
