import type { BankAccount } from './payment.ts';

/**
 * An account as the authorization calls it. Of another kind than these it goes by its name, so that
 * releases that know fewer kinds read it, too.
 */
export type KeptAccount = Pick<BankAccount, 'name' | 'mask'> & {
  readonly subtype: 'checking' | 'savings' | 'other';
};

/** What a customer agrees to who pays by ACH debit. Never an account or routing number. */
export type BankDebit = {
  readonly method: 'ach';
  readonly account: KeptAccount;
  readonly nameOnAccount: string;
  readonly debitDate: string;
  readonly authorizationVersion: string;
  readonly authorizationText: string;
};
