import 'server-only';
import { getEnv } from '#lib/env.ts';
import type { Payment } from '#lib/payment/payment.ts';
import { type Result, succeed } from '#lib/result.ts';
import type { ConnectfiFailure } from './failure.ts';
import { paymentAnswerSchema } from './payment-answer.ts';
import { request } from './request.ts';

/** C2: reads the bill of the session. */
export async function getPayment(jwt: string): Promise<Result<Payment, ConnectfiFailure>> {
  const result = await request(
    {
      operation: 'getPayment',
      method: 'POST',
      path: '/public/customer/payment/details',
      jwt,
      deadlineInMs: getEnv().upstreamTimeoutMs,
      isRepeatable: true,
    },
    paymentAnswerSchema,
  );
  return result.ok ? succeed(result.value.data) : result;
}
