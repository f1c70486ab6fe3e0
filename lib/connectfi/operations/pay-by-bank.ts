import 'server-only';
import { z } from 'zod';
import type { ReportedStatus } from '#lib/domain/payment.ts';
import { getEnv } from '#lib/env.ts';
import { type Result, succeed } from '#lib/result.ts';
import { statusSchema } from '../answers/history-answer.ts';
import type { ConnectfiFailure } from '../transport/failure.ts';
import { request } from '../transport/request.ts';

export type BankPayment = {
  readonly accountId: string;
  /** 1 to 22 characters. */
  readonly nameOnAccount: string;
};

export type AcceptedPayment = { readonly status: ReportedStatus; readonly requestId?: string };

/** The payment object as `data` or as `data.payment`, if there is one at all (U6). */
const answerSchema = z.unknown().transform((data): ReportedStatus => {
  const { payment, status } = memberSchema.parse(data);
  return statusSchema.parse(payment?.status ?? status);
});
const memberSchema = z
  .object({
    payment: z.object({ status: z.unknown() }).optional().catch(undefined),
    status: z.unknown().optional(),
  })
  .catch({});

/**
 * C4: pays the bill of the session from a connected account. Sent once, over a connection of its own.
 *
 * Certainly not processed: `notSent`, `refused` (a 4xx in connectFi's own envelope), `unauthorized` and
 * `busy` (turned away before the operation). Open, and to be settled by reading the bill: `noAnswer`,
 * `unavailable` and `unreadable`, the last of which includes a 200 with a code other than "0".
 */
export async function payByBank(
  jwt: string,
  { accountId, nameOnAccount }: BankPayment,
): Promise<Result<AcceptedPayment, ConnectfiFailure>> {
  const result = await request(
    {
      operation: 'payByBank',
      method: 'POST',
      path: '/public/customer/payment/ach-pay',
      jwt,
      body: { individualName: nameOnAccount, account: { account_id: accountId } },
      deadlineInMs: getEnv().payTimeoutMs,
      isRepeatable: false,
    },
    answerSchema,
  );
  if (!result.ok) return result;
  const { data: status, ...id } = result.value;
  return succeed({ status, ...id });
}
