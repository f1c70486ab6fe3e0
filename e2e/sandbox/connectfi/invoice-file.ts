import type { Attachment } from '../bill.ts';
import { createPdf } from '../pdf.ts';
import { type Answer, refuseWith } from './answer.ts';
import type { CustomerCall, CustomerOperation } from './customer-operation.ts';
import { streamOfSize } from './stream-of-size.ts';

const HUGE_IN_BYTES = 64 * 1024 * 1024;

/** C6: one file as it is, without an envelope. */
export const invoiceFile: CustomerOperation = {
  operation: 'C6',
  method: 'GET',
  paths: ['/public/customer/payment/invoice/file/:cFiInvoiceId'],
  needsSession: true,
  handle,
};

function handle({ bill, params, requestId }: CustomerCall): Answer {
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
