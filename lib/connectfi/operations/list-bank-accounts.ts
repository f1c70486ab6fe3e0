import 'server-only';
import type { BankAccount } from '#lib/domain/payment.ts';
import { getEnv } from '#lib/env.ts';
import { type Result, succeed } from '#lib/result.ts';
import { accountsAnswerSchema } from '../answers/accounts-answer.ts';
import type { Purpose } from '../transport/call.ts';
import type { ConnectfiFailure } from '../transport/failure.ts';
import { request } from '../transport/request.ts';

/** C9: lists the accounts of the bank that was connected in this session, without numbers and balances. */
export async function listBankAccounts(
  jwt: string,
  purpose?: Purpose,
): Promise<Result<readonly BankAccount[], ConnectfiFailure>> {
  const result = await request(
    {
      operation: 'listBankAccounts',
      method: 'POST',
      path: '/public/customer/plaid/get-accounts-balance',
      jwt,
      deadlineInMs: getEnv().upstreamTimeoutMs,
      isRepeatable: true,
      purpose,
    },
    accountsAnswerSchema,
  );
  return result.ok ? succeed(result.value.data) : result;
}
