import { describe, expect, it } from 'vitest';
import { readLinkExit } from './link-outcome.ts';

const exit = (error_code: string, error_type = 'ITEM_ERROR') =>
  readLinkExit({ error_code, error_type });

describe('readLinkExit', () => {
  it('takes a closing without an error for no error', () => {
    expect(readLinkExit(null)).toEqual({ kind: 'closed' });
    expect(readLinkExit(undefined)).toEqual({ kind: 'closed' });
  });

  it.each([
    'INVALID_CREDENTIALS',
    'INVALID_MFA',
    'INVALID_OTP',
    'INVALID_PHONE_NUMBER',
    'INVALID_UPDATED_USERNAME',
    'INCORRECT_DEPOSIT_VERIFICATION',
    'INCORRECT_DEPOSIT_AMOUNTS',
    'INSTANT_MATCH_FAILED',
    'RECAPTCHA_REQUIRED',
  ])('takes a closing after %s for no error', (code) => {
    expect(exit(code)).toEqual({ kind: 'closed' });
  });

  it('prepares again after a token that is over', () => {
    expect(exit('INVALID_LINK_TOKEN', 'INVALID_INPUT')).toEqual({
      kind: 'timedOut',
      code: 'timedOut',
    });
  });

  it.each([
    ['attemptsUsedUp', 'TOO_MANY_VERIFICATION_ATTEMPTS'],
    ['phoneNotConfirmed', 'PROFILE_AUTHENTICATION_FAILED'],
    ['consentMissing', 'USER_PERMISSION_REVOKED', 'ADDITIONAL_CONSENT_REQUIRED'],
    ['connectingUnavailable', 'INVALID_API_KEYS', 'UNAUTHORIZED_ENVIRONMENT', 'INVALID_PRODUCT'],
    ['connectingUnavailable', 'INVALID_LINK_CUSTOMIZATION', 'INVALID_FIELD'],
    ['returnUsedUp', 'INVALID_PUBLIC_TOKEN', 'INCORRECT_LINK_TOKEN', 'INCORRECT_OAUTH_NONCE'],
    ['returnUsedUp', 'OAUTH_STATE_ID_ALREADY_PROCESSED', 'OAUTH_STATE_ID_NOT_FOUND'],
    ['codeNotDelivered', 'INVALID_SEND_METHOD'],
    ['lockedAtBank', 'ITEM_LOCKED'],
    ['passwordResetNeeded', 'PASSWORD_RESET_REQUIRED'],
    ['setupNeededAtBank', 'USER_SETUP_REQUIRED'],
    ['signInNeeded', 'ITEM_LOGIN_REQUIRED'],
    ['leftBank', 'INSUFFICIENT_CREDENTIALS'],
    ['accessNotGranted', 'ACCESS_NOT_GRANTED'],
    ['noUsableAccount', 'NO_ACCOUNTS', 'NO_AUTH_ACCOUNTS'],
    ['bankNotUsable', 'ITEM_NOT_SUPPORTED', 'MFA_NOT_SUPPORTED', 'PRODUCTS_NOT_SUPPORTED'],
    ['bankNotUsable', 'ITEM_NOT_FOUND', 'INSTITUTION_NO_LONGER_SUPPORTED', 'UNSUPPORTED_RESPONSE'],
    ['bankNotUsable', 'UNAUTHORIZED_INSTITUTION', 'INSTITUTION_REGISTRATION_REQUIRED'],
    ['bankNotUsable', 'INSTITUTION_NOT_ENABLED_IN_ENVIRONMENT'],
    ['selectionTimedOut', 'USER_INPUT_TIMEOUT'],
    ['bankNotAnswering', 'INSTITUTION_DOWN', 'INSTITUTION_NOT_RESPONDING'],
    ['bankNotAnswering', 'INSTITUTION_NOT_AVAILABLE', 'PRODUCT_NOT_READY'],
    ['plaidNotAnswering', 'INTERNAL_SERVER_ERROR', 'PLANNED_MAINTENANCE'],
    ['tooManyTries', 'RATE_LIMIT'],
    ['robotCheckFailed', 'RECAPTCHA_BAD'],
    ['linkFailed', 'A_CODE_OF_NEXT_YEAR', 'constructor'],
  ])('says %s after its codes', (code, ...plaidCodes) => {
    for (const plaidCode of plaidCodes) {
      expect(exit(plaidCode), plaidCode).toEqual({ kind: 'problem', code });
    }
  });

  it('knows every limit by its type', () => {
    const limit = exit('ACCOUNTS_LIMIT', 'RATE_LIMIT_EXCEEDED');
    expect(limit).toEqual({ kind: 'problem', code: 'tooManyTries' });
  });
});
