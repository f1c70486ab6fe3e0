import type { BankAccount } from '#lib/domain/payment.ts';
import type { Draft } from './flow/flow-state.ts';
import type { BankPaymentWords } from './words.ts';

export function findChosenAccount({ connection, accountId }: Draft): BankAccount | undefined {
  return connection.accounts.find(({ id }) => id === accountId);
}

/** What may become of a payment from an account that is no plain checking or savings account. */
export function getCaution(
  account: BankAccount | undefined,
  { accounts }: BankPaymentWords,
): string | undefined {
  const { subtype } = account ?? {};
  if (subtype !== 'limitedPurposeChecking' && subtype !== 'other') return undefined;
  return accounts.cautions[subtype];
}
