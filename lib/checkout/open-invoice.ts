import 'server-only';
import { listInvoices } from '#lib/connectfi/list-invoices.ts';
import { openInvoiceFile } from '#lib/connectfi/open-invoice-file.ts';
import type { Failure, ServerStepCode } from '#lib/contract/failures.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { BillSession } from '#lib/session.ts';
import { describeFailure } from './describe-failure.ts';
import { callWithRenewal } from './renew-session.ts';

const MAX_FILE_NAME_LENGTH = 80;

type OpenedInvoice = {
  readonly body: ReadableStream<Uint8Array>;
  /** Plain letters, digits, dots, dashes and underscores; always ends in `.pdf`. */
  readonly fileName: string;
};

/** Opens an attachment that connectFi lists for this session's bill, and no other. */
export async function openListedInvoice(
  session: BillSession,
  invoiceId: string,
): Promise<Result<OpenedInvoice, Failure<ServerStepCode>>> {
  const { result: invoices, session: current } = await callWithRenewal(session, (jwt) =>
    listInvoices(jwt, session.transactionId),
  );
  if (!invoices.ok) return fail(describeFailure(invoices.failure));
  const invoice = invoices.value.find(({ id }) => id === invoiceId);
  if (!invoice) return fail({ code: 'notFound' });
  const file = await openInvoiceFile(current.jwt, invoice.id);
  if (!file.ok) return fail(describeFailure(file.failure));
  return succeed({ body: file.value.body, fileName: getSafeFileName(invoice.fileName) });
}

/** A name that means the same to every browser and file system. */
export function getSafeFileName(fileName = 'invoice.pdf'): string {
  const stem = fileName
    .replace(/\.pdf$/i, '')
    .replace(/[^0-9A-Za-z._-]+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, MAX_FILE_NAME_LENGTH);
  return `${stem || 'invoice'}.pdf`;
}
