import type { Locator, Page } from '@playwright/test';
import { linkErrorOf } from '#e2e/sandbox/plaid/link-errors.ts';
import type { JourneyPage } from '#e2e/support/bills/journey-page.ts';
import { expect, test } from '#e2e/support/test.ts';
import { bankPayment } from '#lib/messages/testing/words.ts';

const { problems } = bankPayment;
type Ending = readonly [problem: keyof typeof problems, code: string];

/** A code for each kind of pane that Plaid's window can end with, and one that nobody has seen yet. */
const ENDINGS: readonly Ending[] = [
  ['lockedAtBank', 'ITEM_LOCKED'],
  ['timedOut', 'INVALID_LINK_TOKEN'],
  ['connectingUnavailable', 'INVALID_API_KEYS'],
  ['tooManyTries', 'RATE_LIMIT'],
  ['linkFailed', 'SOMETHING_THAT_NOBODY_HAS_SEEN_YET'],
];

/** What else there is to say; which code it is said after is a table beside the component. */
const OTHER_ENDINGS: readonly Ending[] = [
  ['attemptsUsedUp', 'TOO_MANY_VERIFICATION_ATTEMPTS'],
  ['phoneNotConfirmed', 'PROFILE_AUTHENTICATION_FAILED'],
  ['consentMissing', 'USER_PERMISSION_REVOKED'],
  ['returnUsedUp', 'INCORRECT_LINK_TOKEN'],
  ['codeNotDelivered', 'INVALID_SEND_METHOD'],
  ['passwordResetNeeded', 'PASSWORD_RESET_REQUIRED'],
  ['setupNeededAtBank', 'USER_SETUP_REQUIRED'],
  ['signInNeeded', 'ITEM_LOGIN_REQUIRED'],
  ['leftBank', 'INSUFFICIENT_CREDENTIALS'],
  ['accessNotGranted', 'ACCESS_NOT_GRANTED'],
  ['noUsableAccount', 'NO_ACCOUNTS'],
  ['bankNotUsable', 'ITEM_NOT_SUPPORTED'],
  ['bankNotUsable', 'INSTITUTION_NO_LONGER_SUPPORTED'],
  ['selectionTimedOut', 'USER_INPUT_TIMEOUT'],
  ['bankNotAnswering', 'INSTITUTION_DOWN'],
  ['plaidNotAnswering', 'INTERNAL_SERVER_ERROR'],
  ['robotCheckFailed', 'RECAPTCHA_BAD'],
];

/** Where Link goes on by itself: leaving afterwards is leaving. */
const RECOVERIES = ['INVALID_CREDENTIALS', 'RECAPTCHA_REQUIRED', 'INSTANT_MATCH_FAILED'];

test('says what to do after an error at the bank, and after the next one', async ({ billPage }) => {
  await billPage.begin();
  for (const ending of ENDINGS) {
    await openWindow(billPage);
    await billPage.link.signIn({ password: `error_${ending[1]}` });
    await billPage.link.press('Exit');
    await expectWords(billPage, ending);
  }
  await openWindow(billPage);
  await expect(billPage.alert).toHaveCount(0);
  await billPage.link.press('Close');
  await expect(billPage.connectButton).toBeFocused();
  await expect(billPage.alert).toHaveCount(0);
});

test('has its own words after every other error', { tag: '@all' }, async ({ page, billPage }) => {
  test.setTimeout(OTHER_ENDINGS.length * 10_000);

  await billPage.begin();
  const endWithError = await changeEndings(page);
  for (const ending of OTHER_ENDINGS) {
    await openWindow(billPage);
    endWithError(ending[1]);
    await billPage.link.press('Close');
    await expectWords(billPage, ending);
  }
});

test('says nothing after an error that Link itself has got over', async ({ billPage }) => {
  await billPage.begin();
  for (const code of RECOVERIES) {
    await billPage.connectButton.click();
    await billPage.link.signIn({ password: `error_${code}` });
    await billPage.link.leave();
    await expect(billPage.connectButton, code).toBeFocused();
    await expect(billPage.alert, code).toHaveCount(0);
  }
});

test('has room for another bank after an error', async ({ billPage }) => {
  const { link } = billPage;
  await billPage.begin('window');
  await link.signIn({ password: 'error_INSTITUTION_DOWN' });
  await link.press('Choose another bank');
  await link.press('Old Mill Savings (degraded)');
  await link.press('Continue anyway');
  await link.frame.getByLabel('Username').fill('user_good');
  await link.frame.getByLabel('Password').fill('pass_good');
  await link.press('Submit');
  await link.chooseAccounts('Rainy Day Savings');
  await link.press('Finish');
  await expect(billPage.connected).toBeVisible();
});

/** To Plaid's window, whatever it is called after a problem. */
function findButton({ connectButton, againButton, differentBankButton }: JourneyPage): Locator {
  return connectButton.or(againButton).or(differentBankButton);
}

async function openWindow(billPage: JourneyPage): Promise<void> {
  await findButton(billPage).click();
  await expect(billPage.link.title('Connect your account')).toBeVisible();
}

/**
 * Lets every closing of Plaid's window be the end after an error. Gives the function that says which. One route
 * for the whole journey: a browser can lose a request while another one is put up or taken down.
 */
async function changeEndings(page: Page): Promise<(code: string) => void> {
  let code = '';
  await page.route('**/plaid/api/link/workflow/next', async (route) => {
    const answer = await route.fetch();
    const { end, ...rest } = await answer.json();
    await route.fulfill({
      json: { ...rest, ...(end && { end: { ...end, error: linkErrorOf(code) } }) },
    });
  });
  return (next) => {
    code = next;
  };
}

async function expectWords(billPage: JourneyPage, [problem, code]: Ending): Promise<void> {
  await expect(billPage.alert, code).toContainText(problems[problem]);
  await expect(findButton(billPage), code).toBeFocused();
  await expect(billPage.main, code).not.toContainText(/[A-Z]{3,}_[A-Z]/);
}
