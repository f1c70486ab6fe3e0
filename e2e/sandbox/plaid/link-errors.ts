/** Where Link takes the user after an error (plaid-link 2.5). */
export type Recovery = 'sameStep' | 'otherBank' | 'close' | 'numbers' | 'captcha';

export type LinkError = {
  readonly error_type: string;
  readonly error_code: string;
  readonly error_message: string;
  readonly display_message: string | null;
};

type Row = readonly [type: string, recovery: Recovery, display: string | null];

const BANK_SILENT = 'This bank is not answering right now. Please try again later.';

/** The rows of plaid-link 2.5 that Link itself can report. */
const ROWS: Readonly<Record<string, Row>> = {
  INVALID_LINK_TOKEN: ['INVALID_INPUT', 'close', 'The credentials you provided were incorrect.'],
  INCORRECT_DEPOSIT_VERIFICATION: ['INVALID_INPUT', 'sameStep', 'That code is not right.'],
  TOO_MANY_VERIFICATION_ATTEMPTS: ['INVALID_INPUT', 'close', 'There were too many wrong codes.'],
  PROFILE_AUTHENTICATION_FAILED: ['INVALID_INPUT', 'otherBank', 'That phone code is not right.'],
  USER_PERMISSION_REVOKED: ['INVALID_INPUT', 'close', 'Access to this bank was withdrawn.'],
  ADDITIONAL_CONSENT_REQUIRED: ['INVALID_INPUT', 'close', 'More permission is needed.'],
  INVALID_API_KEYS: ['INVALID_INPUT', 'close', null],
  UNAUTHORIZED_ENVIRONMENT: ['INVALID_INPUT', 'close', null],
  INVALID_PRODUCT: ['INVALID_INPUT', 'close', null],
  INVALID_LINK_CUSTOMIZATION: ['INVALID_INPUT', 'close', null],
  INVALID_FIELD: ['INVALID_REQUEST', 'close', null],
  INCORRECT_LINK_TOKEN: ['OAUTH_ERROR', 'close', null],
  OAUTH_STATE_ID_ALREADY_PROCESSED: ['OAUTH_ERROR', 'close', null],
  OAUTH_STATE_ID_NOT_FOUND: ['OAUTH_ERROR', 'close', null],
  INCORRECT_OAUTH_NONCE: ['OAUTH_ERROR', 'close', null],
  INVALID_CREDENTIALS: ['ITEM_ERROR', 'sameStep', 'The username or password is not right.'],
  INVALID_MFA: ['ITEM_ERROR', 'sameStep', 'That answer is not right.'],
  INVALID_OTP: ['ITEM_ERROR', 'sameStep', 'That code is not right.'],
  INVALID_PHONE_NUMBER: ['ITEM_ERROR', 'sameStep', 'That phone number is not right.'],
  INVALID_UPDATED_USERNAME: ['ITEM_ERROR', 'sameStep', 'Use the same username as before.'],
  INVALID_SEND_METHOD: ['ITEM_ERROR', 'close', 'The code could not be sent.'],
  ITEM_LOCKED: ['ITEM_ERROR', 'otherBank', 'Your bank has locked this account.'],
  PASSWORD_RESET_REQUIRED: ['ITEM_ERROR', 'otherBank', 'Your bank asks for a new password.'],
  USER_SETUP_REQUIRED: ['ITEM_ERROR', 'otherBank', 'Your bank asks you to finish setting up.'],
  ITEM_LOGIN_REQUIRED: ['ITEM_ERROR', 'otherBank', 'Please sign in at your bank again.'],
  INSUFFICIENT_CREDENTIALS: ['ITEM_ERROR', 'otherBank', 'You left the page of your bank.'],
  ACCESS_NOT_GRANTED: ['ITEM_ERROR', 'otherBank', 'Your bank was not allowed to share this.'],
  NO_ACCOUNTS: ['ITEM_ERROR', 'otherBank', 'There is no account that could be used.'],
  NO_AUTH_ACCOUNTS: ['ITEM_ERROR', 'otherBank', 'There is no checking or savings account.'],
  ITEM_NOT_SUPPORTED: ['ITEM_ERROR', 'otherBank', 'This account is not supported.'],
  MFA_NOT_SUPPORTED: ['ITEM_ERROR', 'otherBank', 'This way of signing in is not supported.'],
  PRODUCTS_NOT_SUPPORTED: ['ITEM_ERROR', 'otherBank', 'This bank does not support payments.'],
  ITEM_NOT_FOUND: ['ITEM_ERROR', 'otherBank', 'This connection no longer exists.'],
  USER_INPUT_TIMEOUT: ['ITEM_ERROR', 'otherBank', 'You took too long. Please start again.'],
  INSTANT_MATCH_FAILED: ['ITEM_ERROR', 'numbers', null],
  INSTITUTION_DOWN: ['INSTITUTION_ERROR', 'otherBank', BANK_SILENT],
  INSTITUTION_NOT_RESPONDING: ['INSTITUTION_ERROR', 'otherBank', BANK_SILENT],
  INSTITUTION_NOT_AVAILABLE: ['INSTITUTION_ERROR', 'otherBank', BANK_SILENT],
  INSTITUTION_NO_LONGER_SUPPORTED: [
    'INSTITUTION_ERROR',
    'otherBank',
    'This bank is not supported.',
  ],
  UNSUPPORTED_RESPONSE: ['INSTITUTION_ERROR', 'otherBank', 'This bank is not supported.'],
  UNAUTHORIZED_INSTITUTION: ['INSTITUTION_ERROR', 'otherBank', 'This bank is not available here.'],
  INSTITUTION_REGISTRATION_REQUIRED: ['INSTITUTION_ERROR', 'otherBank', null],
  INSTITUTION_NOT_ENABLED_IN_ENVIRONMENT: ['INSTITUTION_ERROR', 'otherBank', null],
  INTERNAL_SERVER_ERROR: ['API_ERROR', 'close', 'Something went wrong. Please try again.'],
  PLANNED_MAINTENANCE: ['API_ERROR', 'close', 'We are down for maintenance.'],
  RATE_LIMIT: ['RATE_LIMIT_EXCEEDED', 'close', null],
  RECAPTCHA_REQUIRED: ['RECAPTCHA_ERROR', 'captcha', 'Please show that you are a person.'],
  RECAPTCHA_BAD: ['RECAPTCHA_ERROR', 'close', 'We could not tell that you are a person.'],
};

/** A code of no row is passed on all the same: new codes may appear at any time (plaid-link 2.4). */
const ANY_OTHER: Row = ['API_ERROR', 'close', null];

export function linkErrorOf(code: string, message?: string): LinkError {
  const [type, , display] = ROWS[code] ?? ANY_OTHER;
  return {
    error_type: type,
    error_code: code,
    error_message: message ?? `simulated: ${code.toLowerCase().replaceAll('_', ' ')}`,
    display_message: display,
  };
}

export function recoveryOf(code: string): Recovery {
  return (ROWS[code] ?? ANY_OTHER)[1];
}
