import 'server-only';
import type { Invoice } from '#lib/domain/payment.ts';
import { getEnv } from '#lib/env.ts';
import { type Result, succeed } from '#lib/result.ts';
import { invoicesAnswerSchema } from '../answers/invoices-answer.ts';
import type { ConnectfiFailure } from '../transport/failure.ts';
import { request } from '../transport/request.ts';

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
