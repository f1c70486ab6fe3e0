import 'server-only';
import { z } from 'zod';
import type { Invoice } from '#lib/domain/payment.ts';
import { dropMissing } from '#lib/drop-missing.ts';
import { getEnv } from '#lib/env.ts';
import { type Result, succeed } from '#lib/result.ts';
import { commonId, optionalText } from '../answers/optional-members.ts';
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

const size = z.number().int().nonnegative().optional().catch(undefined);

/** One attached file. Its shape is documented nowhere (U8); the id is what C6 needs. */
const invoiceSchema = z.object({
  cFiInvoiceId: commonId,
  fileName: optionalText,
  name: optionalText,
  originalName: optionalText,
  fileSize: size,
  size,
});

/** The list itself, or an object that has the list as one of its members. */
const listSchema = z.union([
  z.array(z.unknown()),
  z.record(z.string(), z.unknown()).transform((members, context) => {
    const list = Object.values(members).find((member) => Array.isArray(member));
    if (list) return list;
    context.addIssue({ code: 'custom', message: 'no list' });
    return z.NEVER;
  }),
]);

/** Reads the `data` of C5 into our words. Entries without a usable id are left out. */
const invoicesAnswerSchema = listSchema.transform((items): readonly Invoice[] =>
  items.flatMap((item) => {
    const { data } = invoiceSchema.safeParse(item);
    if (!data) return [];
    return dropMissing({
      id: data.cFiInvoiceId,
      fileName: data.fileName ?? data.originalName ?? data.name,
      sizeInBytes: data.fileSize ?? data.size,
    });
  }),
);
