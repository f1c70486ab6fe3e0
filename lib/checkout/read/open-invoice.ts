import 'server-only';
import { listInvoices } from '#lib/connectfi/operations/list-invoices.ts';
import { openInvoiceFile } from '#lib/connectfi/operations/open-invoice-file.ts';
import type { ConnectfiFailure } from '#lib/connectfi/transport/failure.ts';
import type { Failure, ServerStepCode } from '#lib/contract/failures.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { BillSession } from '#lib/session.ts';
import { describeFailure } from '../describe-failure.ts';
import { callWithRenewal } from '../open/renew-session.ts';

const MAX_FILE_NAME_LENGTH = 80;

/** Files that are being read, of one session and in all, so that one reader leaves room for others. */
const MAX_OPEN_OF_SESSION = 4;
const MAX_OPEN = 32;
const RETRY_AFTER_IN_SECONDS = 30;
/** By session. Of this process. */
const openFiles = new Map<string, number>();

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
  const leave = takePlace(session.sessionId);
  if (!leave) return fail({ code: 'upstreamBusy', retryAfterInSeconds: RETRY_AFTER_IN_SECONDS });
  const open = () => callWithRenewal(current, (jwt) => openInvoiceFile(jwt, invoice.id));
  const body = await openOrLeave(open, leave);
  return body.ok
    ? succeed({ body: body.value, fileName: getSafeFileName(invoice.fileName) })
    : fail(describeFailure(body.failure));
}

/** Opens a file and leaves its place once it was read to its end, its reader has gone, or it was not opened. */
async function openOrLeave(
  open: () => Promise<{ readonly result: Awaited<ReturnType<typeof openInvoiceFile>> }>,
  leave: () => void,
): Promise<Result<ReadableStream<Uint8Array>, ConnectfiFailure>> {
  let reading: Promise<void> | undefined;
  try {
    const { result } = await open();
    if (!result.ok) return result;
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    reading = result.value.pipeTo(writable).then(leave, leave);
    return succeed(readable);
  } finally {
    if (!reading) leave();
  }
}

/** Gives the function that leaves the place, or nothing where there is none. */
function takePlace(sessionId: string): (() => void) | undefined {
  const own = openFiles.get(sessionId) ?? 0;
  const all = [...openFiles.values()].reduce((sum, count) => sum + count, 0);
  if (own >= MAX_OPEN_OF_SESSION || all >= MAX_OPEN) return undefined;
  openFiles.set(sessionId, own + 1);
  return () => {
    const left = (openFiles.get(sessionId) ?? 1) - 1;
    if (left > 0) openFiles.set(sessionId, left);
    else openFiles.delete(sessionId);
  };
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
