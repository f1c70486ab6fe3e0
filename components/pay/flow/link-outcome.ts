import type { PlaidAccount, PlaidLinkError, PlaidLinkOnSuccessMetadata } from 'react-plaid-link';
import type { StepFailureCode } from '#lib/contract/failures.ts';

export type LinkExit =
  /** The customer closed the window; a mistyped password on the way is no error of theirs or ours. */
  | { readonly kind: 'closed' }
  /** The window's own life was over: a fresh one is prepared and the customer presses again. */
  | { readonly kind: 'timedOut'; readonly code: 'timedOut' }
  | { readonly kind: 'problem'; readonly code: StepFailureCode };

/**
 * Says what an exit of Plaid Link means to the customer (plaid-link 2.5). Plaid reports the last error
 * met, however long ago, and adds codes at any time: an unknown one gets general words.
 */
export function readLinkExit(
  error: Pick<PlaidLinkError, 'error_type' | 'error_code'> | null | undefined,
): LinkExit {
  if (!error) return { kind: 'closed' };
  if (error.error_type === 'RATE_LIMIT_EXCEEDED') return { kind: 'problem', code: 'tooManyTries' };
  if (CLOSED_AFTER.has(error.error_code)) return { kind: 'closed' };
  const code = PROBLEMS.get(error.error_code) ?? 'linkFailed';
  return code === 'timedOut' ? { kind: 'timedOut', code } : { kind: 'problem', code };
}

/** Codes after which Link itself goes on: anyone who closes the window then has simply closed it. */
const CLOSED_AFTER: ReadonlySet<string> = new Set([
  'INVALID_CREDENTIALS',
  'INVALID_MFA',
  'INVALID_OTP',
  'INVALID_PHONE_NUMBER',
  'INVALID_UPDATED_USERNAME',
  'INCORRECT_DEPOSIT_VERIFICATION',
  'INCORRECT_DEPOSIT_AMOUNTS',
  'INSTANT_MATCH_FAILED',
  'RECAPTCHA_REQUIRED',
]);

const PROBLEMS: ReadonlyMap<string, StepFailureCode> = new Map([
  ['INVALID_LINK_TOKEN', 'timedOut'],
  ['TOO_MANY_VERIFICATION_ATTEMPTS', 'attemptsUsedUp'],
  ['PROFILE_AUTHENTICATION_FAILED', 'phoneNotConfirmed'],
  ['USER_PERMISSION_REVOKED', 'consentMissing'],
  ['ADDITIONAL_CONSENT_REQUIRED', 'consentMissing'],
  ['INVALID_PUBLIC_TOKEN', 'returnUsedUp'],
  ['INCORRECT_LINK_TOKEN', 'returnUsedUp'],
  ['OAUTH_STATE_ID_ALREADY_PROCESSED', 'returnUsedUp'],
  ['OAUTH_STATE_ID_NOT_FOUND', 'returnUsedUp'],
  ['INCORRECT_OAUTH_NONCE', 'returnUsedUp'],
  ['INVALID_API_KEYS', 'connectingUnavailable'],
  ['UNAUTHORIZED_ENVIRONMENT', 'connectingUnavailable'],
  ['INVALID_PRODUCT', 'connectingUnavailable'],
  ['INVALID_LINK_CUSTOMIZATION', 'connectingUnavailable'],
  ['INVALID_FIELD', 'connectingUnavailable'],
  ['INVALID_SEND_METHOD', 'codeNotDelivered'],
  ['ITEM_LOCKED', 'lockedAtBank'],
  ['PASSWORD_RESET_REQUIRED', 'passwordResetNeeded'],
  ['USER_SETUP_REQUIRED', 'setupNeededAtBank'],
  ['ITEM_LOGIN_REQUIRED', 'signInNeeded'],
  ['INSUFFICIENT_CREDENTIALS', 'leftBank'],
  ['ACCESS_NOT_GRANTED', 'accessNotGranted'],
  ['NO_ACCOUNTS', 'noUsableAccount'],
  ['NO_AUTH_ACCOUNTS', 'noUsableAccount'],
  ['ITEM_NOT_SUPPORTED', 'bankNotUsable'],
  ['MFA_NOT_SUPPORTED', 'bankNotUsable'],
  ['PRODUCTS_NOT_SUPPORTED', 'bankNotUsable'],
  ['ITEM_NOT_FOUND', 'bankNotUsable'],
  ['INSTITUTION_NO_LONGER_SUPPORTED', 'bankNotUsable'],
  ['UNSUPPORTED_RESPONSE', 'bankNotUsable'],
  ['UNAUTHORIZED_INSTITUTION', 'bankNotUsable'],
  ['INSTITUTION_REGISTRATION_REQUIRED', 'bankNotUsable'],
  ['INSTITUTION_NOT_ENABLED_IN_ENVIRONMENT', 'bankNotUsable'],
  ['USER_INPUT_TIMEOUT', 'selectionTimedOut'],
  ['PRODUCT_NOT_READY', 'bankNotAnswering'],
  ['INSTITUTION_DOWN', 'bankNotAnswering'],
  ['INSTITUTION_NOT_RESPONDING', 'bankNotAnswering'],
  ['INSTITUTION_NOT_AVAILABLE', 'bankNotAnswering'],
  ['INTERNAL_SERVER_ERROR', 'plaidNotAnswering'],
  ['PLANNED_MAINTENANCE', 'plaidNotAnswering'],
  ['RATE_LIMIT', 'tooManyTries'],
  ['RECAPTCHA_BAD', 'robotCheckFailed'],
]);

export type Verification = 'verified' | 'pending' | 'failed';

/** The bank's name; what some ways of connecting leave out, or make null (plaid-link 2.2). */
export function readBankName(metadata: Partial<PlaidLinkOnSuccessMetadata> | undefined) {
  const name: unknown = metadata?.institution?.name;
  return typeof name === 'string' ? name : undefined;
}

/**
 * Whether the accounts that Link reports can be debited now (plaid-link 2.2). This decides only what
 * the customer reads: it comes from the browser, and connectFi has the last word. An account that
 * waits for a small deposit holds up the whole, and so does a status that nobody has described.
 */
export function readVerification(
  accounts: readonly Pick<PlaidAccount, 'verification_status'>[] | undefined,
): Verification {
  const statuses = (accounts ?? []).map((account) => account.verification_status);
  if (statuses.some((status) => status && FAILED.has(status))) return 'failed';
  return statuses.every((status) => !status || VERIFIED.has(status)) ? 'verified' : 'pending';
}

const VERIFIED: ReadonlySet<string> = new Set([
  'automatically_verified',
  'manually_verified',
  'database_insights_pass',
  'database_insights_pass_with_caution',
  'database_matched',
]);

const FAILED: ReadonlySet<string> = new Set([
  'verification_expired',
  'verification_failed',
  'database_insights_fail',
]);
