import { refuseWith, succeedWith } from '../answer.ts';
import { COMMON_ID, objectOf } from '../schemas.ts';
import type { MerchantOperation } from './operations.ts';
import { findOwn } from './payments.ts';

/** M13: a PDF in a multipart form, with the payment in the query. */
export const uploadInvoice: MerchantOperation = {
  path: '/public/merchant/invoice/upload',
  caller: 'merchant',
  querySchema: objectOf({ cFiTransactionId: COMMON_ID }),
  handle: async (call) => {
    const { sandbox, requestId, request, now } = call;
    const { cFiTransactionId } = Object(request.query);
    const bill = findOwn(call, cFiTransactionId);
    if (!bill) return refuseWith(requestId, 'paymentNotFound', { cFiTransactionId });
    const file = await readFile(request.body, request.headers['content-type'] ?? '');
    if (!file?.name.toLowerCase().endsWith('.pdf')) {
      return refuseWith(requestId, 'fileNotFound', undefined);
    }
    const upload = new Uint8Array(await file.arrayBuffer());
    const invoiceId = sandbox.ids.entityId();
    bill.attachments.push({
      invoiceId,
      fileName: file.name,
      content: 'pdf',
      createdAt: now,
      upload,
    });
    return succeedWith(requestId, {
      cFiInvoiceId: invoiceId,
      cFiTransactionId,
      fileName: file.name,
      dtsCreatedAt: new Date(now).toISOString(),
    });
  },
};

async function readFile(body: unknown, contentType: string): Promise<File | undefined> {
  if (!(body instanceof Uint8Array)) return undefined;
  try {
    const headers = { 'content-type': contentType };
    const form = await new Response(Buffer.from(body), { headers }).formData();
    const part = form.get('file');
    return part instanceof File ? part : undefined;
  } catch {
    return undefined;
  }
}
