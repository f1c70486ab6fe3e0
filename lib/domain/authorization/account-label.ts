import { fill } from '../fill.ts';
import type { BankAccount } from '../payment.ts';

export type AccountWords = {
  readonly checking: string;
  readonly savings: string;
  readonly limitedPurposeChecking: string;
  /** Where the bank gives no name. */
  readonly unnamed: string;
  /** With the places `{account}` and `{mask}`. */
  readonly withMask: string;
};

/**
 * How an account is called everywhere on the page: "Checking ••1234". Without a mask the bank's own
 * name for it stands alone; nothing is made up. An account of another type goes by its name, too.
 */
export function describeAccount(
  account: Pick<BankAccount, 'name' | 'mask' | 'subtype'>,
  words: AccountWords,
): string {
  const mask = account.mask?.trim();
  const type = account.subtype === 'other' ? undefined : words[account.subtype];
  const name = account.name.trim();
  if (!mask) return name || (type ?? words.unnamed);
  return fill(words.withMask, { account: type ?? (name || words.unnamed), mask });
}
