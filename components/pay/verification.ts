import type { PlaidAccount, PlaidLinkOnSuccessMetadata } from 'react-plaid-link';

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
