import type { Attachment } from '../bill.ts';
import { createPdf } from '../pdf.ts';
import { type Answer, refuseWith, succeedWith } from './answer.ts';
import type { CustomerCall, CustomerOperation } from './customer-operation.ts';
import { COMMON_ID, objectOf } from './schemas.ts';
import { streamOfSize } from './stream-of-size.ts';

/** C5: the files attached to the bill. */
export const invoiceList: CustomerOperation = {
  operation: 'C5',
  method: 'POST',
  paths: ['/public/customer/payment/invoice/list'],
  bodySchema: objectOf({ cFiTransactionId: COMMON_ID }, { cFiInvoiceId: COMMON_ID }),
  needsSession: true,
  handle: listInvoices,
};

function listInvoices({ bill, body, switches, requestId }: CustomerCall): Answer {
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

const HUGE_IN_BYTES = 64 * 1024 * 1024;

/** C6: one file as it is, without an envelope. */
export const invoiceFile: CustomerOperation = {
  operation: 'C6',
  method: 'GET',
  paths: ['/public/customer/payment/invoice/file/:cFiInvoiceId'],
  needsSession: true,
  handle: sendFile,
};

function sendFile({ bill, params, requestId }: CustomerCall): Answer {
  const attachment = bill.attachments.find(({ invoiceId }) => invoiceId === params.cFiInvoiceId);
  if (!attachment) return refuseWith(requestId, 'fileNotFound', undefined);
  const { type, body } = fileOf(attachment);
  const { contentType = type, prefix = '' } = attachment;
  const isWhole = body instanceof Buffer && prefix !== '';
  return {
    status: 200,
    headers: { 'content-type': contentType },
    body: isWhole ? Buffer.concat([Buffer.from(prefix), body]) : body,
    code: null,
  };
}

function fileOf({ content, fileName, sizeInBytes, upload }: Attachment) {
  if (upload) return { type: 'application/pdf', body: Buffer.from(upload) };
  switch (content) {
    case 'pdf':
      return { type: 'application/pdf', body: createPdf(`Sandbox: ${fileName}`, sizeInBytes) };
    case 'html':
      return { type: 'text/html', body: Buffer.from('<script>alert("not a PDF")</script>') };
    case 'huge':
      return {
        type: 'application/pdf',
        body: streamOfSize('%PDF-1.4\n', ' ', sizeInBytes ?? HUGE_IN_BYTES),
      };
  }
}
