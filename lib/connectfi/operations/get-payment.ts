import 'server-only';
import { z } from 'zod';
import type { Merchant, Payment } from '#lib/domain/payment.ts';
import { getEnv } from '#lib/env.ts';
import { log } from '#lib/log/log.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { paymentAnswerSchema, readMerchantAlone } from '../answers/payment-answer.ts';
import type { Purpose } from '../transport/call.ts';
import type { ConnectfiFailure } from '../transport/failure.ts';
import { request } from '../transport/request.ts';

type ReadAnswer =
  | { readonly payment: Payment }
  | { readonly unreadableMembers: string; readonly merchant: Merchant | undefined };

const answerSchema = z.unknown().transform((data): ReadAnswer => {
  const read = paymentAnswerSchema.safeParse(data);
  if (read.success) return { payment: read.data };
  const members = new Set(read.error.issues.map(({ path }) => path.at(-1)));
  return { unreadableMembers: [...members].join(' '), merchant: readMerchantAlone(data) };
});

/**
 * C2: reads the bill of the session. One of which something required cannot be read is `unreadable`, with
 * its merchant where that can be.
 */
export async function getPayment(
  jwt: string,
  purpose?: Purpose,
): Promise<Result<Payment, ConnectfiFailure>> {
  const result = await request(
    {
      operation: 'getPayment',
      method: 'POST',
      path: '/public/customer/payment/details',
      jwt,
      deadlineInMs: getEnv().upstreamTimeoutMs,
      isRepeatable: true,
      purpose,
    },
    answerSchema,
  );
  if (!result.ok) return result;
  const { data, ...id } = result.value;
  if ('payment' in data) return succeed(data.payment);
  const { unreadableMembers: members, merchant } = data;
  log.warn({ ...id, members }, 'a bill cannot be read');
  return fail({ kind: 'unreadable', status: 200, ...id, ...(merchant && { merchant }) });
}
