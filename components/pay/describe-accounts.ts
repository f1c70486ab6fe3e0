import { type AccountWords, describeAccount } from '#lib/domain/authorization.ts';
import { fill } from '#lib/domain/fill.ts';
import type { BankAccount } from '#lib/domain/payment.ts';
import type { Draft } from './flow/flow-state.ts';
import type { BankPaymentWords } from './words.ts';

export type AccountRow = { readonly id: string; readonly name: string; readonly detail?: string };

/**
 * Name and "Checking ••1234" of every account. Rows that would read alike are counted, because two
 * accounts may share name and last digits, and neither may be mistaken for the other unseen.
 */
export function labelAccounts(
  accounts: readonly BankAccount[],
  words: AccountWords,
  sameName: string,
): readonly AccountRow[] {
  const rows = accounts.map((account) => toRow(account, words));
  return rows.map((row) => {
    const alike = rows.filter((other) => isAlike(row, other));
    if (alike.length === 1) return row;
    const position = String(alike.findIndex(({ id }) => id === row.id) + 1);
    const numbers = { position, count: String(alike.length) };
    if (!row.detail) return { ...row, name: fill(sameName, { account: row.name, ...numbers }) };
    return { ...row, detail: fill(sameName, { account: row.detail, ...numbers }) };
  });
}

function toRow(account: BankAccount, words: AccountWords): AccountRow {
  const detail = describeAccount(account, words);
  const name = account.name.trim() || detail;
  const type = account.subtype === 'other' ? undefined : words[account.subtype];
  if (account.mask) return { id: account.id, name, detail };
  return { id: account.id, name, ...(type && type !== name && { detail: type }) };
}

function isAlike(one: AccountRow, other: AccountRow): boolean {
  return one.name === other.name && one.detail === other.detail;
}

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
