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
  /** Made safe by `getSafeFileName`. */
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
  const { result: file } = await callWithRenewal(current, (jwt) =>
    openInvoiceFile(jwt, invoice.id),
  );
  if (!file.ok) return fail(describeFailure(file.failure));
  return succeed({ body: file.value.body, fileName: getSafeFileName(invoice.fileName) });
}

/**
 * The name of an attachment as a file of the customer's may have it: in its own letters, without anything
 * that a file system or a header could take for more than a name. Always ends in `.pdf`.
 */
export function getSafeFileName(fileName = ''): string {
  const stem = fileName
    .replace(/\p{Cs}/gu, '-')
    .normalize('NFC')
    .replace(/\.pdf$/i, '')
    .replace(/[^\p{L}\p{M}\p{N} ._()-]+/gu, '-')
    .replace(/\.{2,}|\s+/g, (run) => (run.startsWith('.') ? '.' : ' '))
    .replace(/^[ .-]+|[ .-]+$/gu, '');
  const short = [...stem].slice(0, MAX_FILE_NAME_LENGTH).join('').trimEnd();
  if (!/[\p{L}\p{N}]/u.test(short)) return 'invoice.pdf';
  return WINDOWS_DEVICE.test(short) ? `invoice-${short}.pdf` : `${short}.pdf`;
}

/** Names of which Windows makes no file. */
const WINDOWS_DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
