import { describe, expect, it } from 'vitest';
import { readLinkExit } from './link-problems.ts';

const exit = (error_code: string, error_type = 'ITEM_ERROR') =>
  readLinkExit({ error_code, error_type });

describe('readLinkExit', () => {
  it('takes a closing without an error for no error', () => {
    expect(readLinkExit(null)).toEqual({ kind: 'closed' });
    expect(readLinkExit(undefined)).toEqual({ kind: 'closed' });
  });

  it.each(['INVALID_CREDENTIALS', 'INVALID_MFA', 'INVALID_OTP', 'INSTANT_MATCH_FAILED'])(
    'takes a closing after %s for no error',
    (code) => expect(exit(code)).toEqual({ kind: 'closed' }),
  );

  it('prepares anew after a token that is over', () => {
    expect(exit('INVALID_LINK_TOKEN', 'INVALID_INPUT')).toMatchObject({ kind: 'timedOut' });
  });

  it.each([
    ['ITEM_LOCKED', 'lockedAtBank'],
    ['INSTITUTION_DOWN', 'bankNotAnswering'],
    ['NO_ACCOUNTS', 'noUsableAccount'],
    ['OAUTH_STATE_ID_ALREADY_PROCESSED', 'returnUsedUp'],
    ['INVALID_API_KEYS', 'connectingUnavailable'],
    ['RECAPTCHA_BAD', 'robotCheckFailed'],
    ['A_CODE_OF_NEXT_YEAR', 'linkFailed'],
    ['constructor', 'linkFailed'],
  ])('has words for %s', (plaidCode, code) => {
    expect(exit(plaidCode)).toEqual({ kind: 'problem', code });
  });

  it('knows every limit by its type', () => {
    const limit = exit('ACCOUNTS_LIMIT', 'RATE_LIMIT_EXCEEDED');
    expect(limit).toEqual({ kind: 'problem', code: 'tooManyTries' });
  });
});
