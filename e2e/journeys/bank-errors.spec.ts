import { BillPage } from '#e2e/support/pages/bill-page.ts';
import { expect, test } from '#e2e/support/test.ts';
import { bankPayment } from '#lib/messages/en/bank-payment.ts';

const { problems } = bankPayment;

/** Every error with which Plaid's window can end, by what the customer has to do about it. */
const ENDINGS: readonly [problem: keyof typeof problems, ...codes: string[]][] = [
  ['timedOut', 'INVALID_LINK_TOKEN'],
  ['attemptsUsedUp', 'TOO_MANY_VERIFICATION_ATTEMPTS'],
  ['phoneNotConfirmed', 'PROFILE_AUTHENTICATION_FAILED'],
  ['consentMissing', 'USER_PERMISSION_REVOKED', 'ADDITIONAL_CONSENT_REQUIRED'],
  [
    'connectingUnavailable',
    'INVALID_API_KEYS',
    'UNAUTHORIZED_ENVIRONMENT',
    'INVALID_PRODUCT',
    'INVALID_LINK_CUSTOMIZATION',
    'INVALID_FIELD',
  ],
  [
    'returnUsedUp',
    'INCORRECT_LINK_TOKEN',
    'OAUTH_STATE_ID_ALREADY_PROCESSED',
    'OAUTH_STATE_ID_NOT_FOUND',
    'INCORRECT_OAUTH_NONCE',
  ],
  ['codeNotDelivered', 'INVALID_SEND_METHOD'],
  ['lockedAtBank', 'ITEM_LOCKED'],
  ['passwordResetNeeded', 'PASSWORD_RESET_REQUIRED'],
  ['setupNeededAtBank', 'USER_SETUP_REQUIRED'],
  ['signInNeeded', 'ITEM_LOGIN_REQUIRED'],
  ['leftBank', 'INSUFFICIENT_CREDENTIALS'],
  ['accessNotGranted', 'ACCESS_NOT_GRANTED'],
  ['noUsableAccount', 'NO_ACCOUNTS', 'NO_AUTH_ACCOUNTS'],
  [
    'bankNotUsable',
    'ITEM_NOT_SUPPORTED',
    'MFA_NOT_SUPPORTED',
    'PRODUCTS_NOT_SUPPORTED',
    'ITEM_NOT_FOUND',
  ],
  [
    'bankNotUsable',
    'INSTITUTION_NO_LONGER_SUPPORTED',
    'UNSUPPORTED_RESPONSE',
    'UNAUTHORIZED_INSTITUTION',
    'INSTITUTION_REGISTRATION_REQUIRED',
    'INSTITUTION_NOT_ENABLED_IN_ENVIRONMENT',
  ],
  ['selectionTimedOut', 'USER_INPUT_TIMEOUT'],
  [
    'bankNotAnswering',
    'INSTITUTION_DOWN',
    'INSTITUTION_NOT_RESPONDING',
    'INSTITUTION_NOT_AVAILABLE',
  ],
  ['plaidNotAnswering', 'INTERNAL_SERVER_ERROR', 'PLANNED_MAINTENANCE'],
  ['tooManyTries', 'RATE_LIMIT'],
  ['robotCheckFailed', 'RECAPTCHA_BAD'],
  ['linkFailed', 'SOMETHING_THAT_NOBODY_HAS_SEEN_YET'],
];

/** Where Link goes on by itself: leaving afterwards is leaving. */
const RECOVERIES = [
  'INVALID_CREDENTIALS',
  'INVALID_MFA',
  'INVALID_OTP',
  'INVALID_PHONE_NUMBER',
  'INVALID_UPDATED_USERNAME',
  'INCORRECT_DEPOSIT_VERIFICATION',
  'INSTANT_MATCH_FAILED',
  'RECAPTCHA_REQUIRED',
];

for (const [problem, ...codes] of ENDINGS) {
  test(`says what to do after ${codes.join(', ')}`, async ({ page, createBill, openBill }) => {
    const billPage = new BillPage(page);
    const button = billPage.connectButton.or(billPage.againButton);
    await openBill(await createBill());
    for (const code of codes) {
      await button.click();
      await billPage.link.signIn({ password: `error_${code}` });
      await billPage.link.press('Exit');
      await expect(billPage.alert).toHaveText(problems[problem]);
      await expect(button).toBeFocused();
      await expect(billPage.main).not.toContainText(/[A-Z]{3,}_[A-Z]/);
    }
    await button.click();
    await expect(billPage.link.title('Connect your account')).toBeVisible();
    await expect(billPage.alert).toHaveCount(0);
  });
}

test('says nothing after an error that Link itself has got over', async ({
  page,
  createBill,
  openBill,
}) => {
  const billPage = new BillPage(page);
  await openBill(await createBill());
  for (const code of RECOVERIES) {
    await billPage.connectButton.click();
    await billPage.link.signIn({ password: `error_${code}` });
    await billPage.link.leave();
    await expect(billPage.connectButton).toBeFocused();
    await expect(billPage.alert).toHaveCount(0);
  }
});

test('has room for another bank after an error', async ({ page, createBill, openBill }) => {
  const billPage = new BillPage(page);
  const { link } = billPage;
  await openBill(await createBill());
  await billPage.connectButton.click();
  await link.signIn({ password: 'error_INSTITUTION_DOWN' });
  await link.press('Choose another bank');
  await link.press('Old Mill Savings (degraded)');
  await link.press('Continue anyway');
  await link.frame.getByLabel('Username').fill('user_good');
  await link.frame.getByLabel('Password').fill('pass_good');
  await link.press('Submit');
  await link.chooseAccounts('Rainy Day Savings');
  await link.press('Finish');
  await expect(billPage.accounts).toHaveCount(1);
});

test('ends with other words than before when the next try ends differently', async ({
  page,
  createBill,
  openBill,
}) => {
  const billPage = new BillPage(page);
  await openBill(await createBill());
  await billPage.connectButton.click();
  await billPage.link.signIn({ password: 'error_ITEM_LOCKED' });
  await billPage.link.press('Exit');
  await expect(billPage.alert).toHaveText(problems.lockedAtBank);
  await billPage.againButton.click();
  await billPage.link.press('Close');
  await expect(billPage.alert).toHaveCount(0);
  await expect(billPage.connectButton).toBeFocused();
});
