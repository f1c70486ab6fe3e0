import { createHash } from 'node:crypto';

/** A bank account that the customer chose in Link, as the Plaid stand-in describes it. */
export type ChosenAccount = {
  /** Becomes Plaid's `account_id`: the same in Link's metadata and in C9. */
  readonly accountId: string;
  readonly name: string;
  readonly officialName?: string | null;
  readonly mask: string | null;
  readonly subtype: string;
  readonly type?: string;
  readonly availableInCents?: number;
  /** Plaid's `verification_status`; one that begins with `pending` keeps C9 from answering. */
  readonly verificationStatus?: string | null;
};

/** One account of C9's answer (connectfi-api C9): full numbers and balances, as documented. */
export type PlaidAccount = ReturnType<typeof toPlaidAccount>;

/** Completes a chosen account with the numbers and balances that only connectFi gets to see. */
export function toPlaidAccount(chosen: ChosenAccount) {
  const digits = digitsOf(chosen.accountId);
  const available = (chosen.availableInCents ?? 123456) / 100;
  return {
    account_id: chosen.accountId,
    balances: {
      available,
      current: available + 10,
      iso_currency_code: 'USD',
      limit: null,
      unofficial_currency_code: null,
    },
    mask: chosen.mask,
    name: chosen.name,
    official_name: chosen.officialName ?? chosen.name,
    persistent_account_id: createHash('sha224').update(chosen.accountId).digest('hex'),
    subtype: chosen.subtype,
    type: chosen.type ?? 'depository',
    routing: '011401533',
    wire_routing: '021000021',
    account: `${digits.slice(0, 12)}${chosen.mask ?? digits.slice(12, 16)}`,
  };
}

/** Invented digits that stay the same for the same account, so that leak tests can look for them. */
function digitsOf(accountId: string): string {
  const hash = createHash('sha256').update(`account number of ${accountId}`).digest();
  return [...hash].map((byte) => String(byte % 10)).join('');
}
