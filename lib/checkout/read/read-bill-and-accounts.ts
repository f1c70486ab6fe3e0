import 'server-only';
import { listBankAccounts } from '#lib/connectfi/operations/list-bank-accounts.ts';
import type { Purpose } from '#lib/connectfi/transport/call.ts';
import type { ConnectfiFailure } from '#lib/connectfi/transport/failure.ts';
import type { BankAccount } from '#lib/domain/payment.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type BillState, loadBillState } from './load-bill.ts';
import type { BillFailure } from './read-payment.ts';

export type BillAndAccounts = {
  readonly bill: BillState;
  readonly accounts: Result<readonly BankAccount[], ConnectfiFailure>;
};

/** Both at once. Only a JWT that is over, or a bill that cannot be read, fails the whole. */
export async function readBillAndAccounts(
  jwt: string,
  purpose?: Purpose,
): Promise<Result<BillAndAccounts, BillFailure>> {
  const [bill, accounts] = await Promise.all([
    loadBillState(jwt, purpose),
    listBankAccounts(jwt, purpose),
  ]);
  if (!bill.ok) return bill;
  if (!accounts.ok && accounts.failure.kind === 'unauthorized') return fail(accounts.failure);
  return succeed({ bill: bill.value, accounts });
}
