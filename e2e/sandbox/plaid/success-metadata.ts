import type { ChosenAccount } from '../plaid-account.ts';

/** An account as `onSuccess` describes it (plaid-link 2.2): for display, never with a number. */
export function toMetadataAccount(account: ChosenAccount) {
  return {
    id: account.accountId,
    name: account.name,
    mask: account.mask,
    type: account.type ?? 'depository',
    subtype: account.subtype,
    verification_status: account.verificationStatus ?? null,
    class_type: null,
  };
}
