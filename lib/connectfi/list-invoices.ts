import 'server-only';
import type { Invoice } from '#lib/domain/payment.ts';
import { getEnv } from '#lib/env.ts';
import { type Result, succeed } from '#lib/result.ts';
import type { ConnectfiFailure } from './failure.ts';
import { invoicesAnswerSchema } from './invoices-answer.ts';
import { request } from './request.ts';

/** C5: lists the files that are attached to the bill. */
export async function listInvoices(
  jwt: string,
  transactionId: string,
): Promise<Result<readonly Invoice[], ConnectfiFailure>> {
  const result = await request(
    {
      operation: 'listInvoices',
      method: 'POST',
      path: '/public/customer/payment/invoice/list',
      jwt,
      body: { cFiTransactionId: transactionId },
      deadlineInMs: getEnv().upstreamTimeoutMs,
      isRepeatable: true,
    },
    invoicesAnswerSchema,
  );
  return result.ok ? succeed(result.value.data) : result;
}
