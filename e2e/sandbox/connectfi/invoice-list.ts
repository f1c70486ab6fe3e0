import type { Attachment } from '../bill.ts';
import { type Answer, refuseWith, succeedWith } from './answer.ts';
import type { CustomerCall, CustomerOperation } from './customer-operation.ts';
import { COMMON_ID } from './schemas.ts';

/** C5: the files attached to the bill. */
export const invoiceList: CustomerOperation = {
  operation: 'C5',
  method: 'POST',
  paths: ['/public/customer/payment/invoice/list'],
  bodySchema: {
    type: 'object',
    required: ['cFiTransactionId'],
    properties: { cFiTransactionId: COMMON_ID, cFiInvoiceId: COMMON_ID },
  },
  needsSession: true,
  handle,
};

function handle({ bill, body, switches, requestId }: CustomerCall): Answer {
  const { cFiTransactionId, cFiInvoiceId } = body;
  if (cFiTransactionId !== bill.transactionId) {
    return refuseWith(requestId, 'paymentNotFound', { cFiTransactionId });
  }
  const wanted = bill.attachments.filter(
    ({ invoiceId }) => cFiInvoiceId === undefined || invoiceId === cFiInvoiceId,
  );
  if (cFiInvoiceId !== undefined && wanted.length === 0) {
    return refuseWith(requestId, 'invoiceNotFound', { cFiInvoiceId });
  }
  const isBare = switches.invoiceAnswer === 'bare';
  const invoices = wanted.map((attachment) =>
    isBare ? { cFiInvoiceId: attachment.invoiceId } : show(attachment, bill.transactionId),
  );
  return succeedWith(requestId, switches.invoiceAnswer === 'object' ? { invoices } : invoices);
}

function show({ invoiceId, fileName, createdAt }: Attachment, cFiTransactionId: string) {
  return {
    cFiInvoiceId: invoiceId,
    cFiTransactionId,
    fileName,
    dtsCreatedAt: new Date(createdAt).toISOString(),
  };
}
