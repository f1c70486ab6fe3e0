import 'server-only';
import type { Dispatcher } from 'undici';
import { getEnv } from '#lib/env.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { commonId } from '../answers/optional-members.ts';
import type { Call, Try } from '../transport/call.ts';
import { classifyResponse, getRequestId, isCompressed } from '../transport/classify-answer.ts';
import { openPooledConnection } from '../transport/connections.ts';
import type { ConnectfiFailure } from '../transport/failure.ts';
import { MAX_FILE_SIZE_IN_BYTES, openFileStream } from '../transport/file-stream.ts';
import { describeLoss, send } from '../transport/request.ts';
import { runCall } from '../transport/run-call.ts';

type FileStream = ReadableStream<Uint8Array>;

/**
 * C6: opens an attached file as a stream that is never held as a whole. It is given only where the answer calls
 * itself a PDF or nothing in particular, begins like one, and does not announce more than 20 MB. The stream itself
 * fails where more arrives, where nothing arrives for the time of a deadline, and where it takes minutes.
 */
export async function openInvoiceFile(
  jwt: string,
  invoiceId: string,
): Promise<Result<FileStream, ConnectfiFailure>> {
  if (!commonId.safeParse(invoiceId).success) {
    return fail({ kind: 'refused', reason: 'invoiceUnknown', code: 'invoiceNotFound' });
  }
  const call: Call = {
    operation: 'openInvoiceFile',
    method: 'GET',
    path: '/public/customer/payment/invoice/file/:cFiInvoiceId',
    id: invoiceId,
    jwt,
    deadlineInMs: getEnv().upstreamTimeoutMs,
    isRepeatable: true,
  };
  return runCall(call, (signal) => tryOnce(call, signal));
}

async function tryOnce(call: Call, signal: AbortSignal): Promise<Try<FileStream>> {
  const connection = openPooledConnection('files');
  try {
    const response = await send(call, connection, signal);
    return { ...(await readAnswer(response, call.deadlineInMs)), status: response.statusCode };
  } catch (error) {
    return describeLoss(error, connection, signal);
  }
}

async function readAnswer(
  response: Dispatcher.ResponseData,
  idleTimeoutInMs: number,
): Promise<Try<FileStream>> {
  const { statusCode: status, headers, body } = response;
  if (status !== 200) {
    const answer = await classifyResponse(response);
    const failure = answer.ok ? unreadable(status) : answer.failure;
    return { result: fail(failure), requestId: getRequestId(failure) };
  }
  const isTooLarge = readSize(headers['content-length']) > MAX_FILE_SIZE_IN_BYTES;
  if (
    isTooLarge ||
    !mayBePdf(headers['content-type']) ||
    isCompressed(headers['content-encoding'])
  ) {
    body.destroy();
    return { result: fail({ ...unreadable(status), ...(isTooLarge && { isTooLarge }) }) };
  }
  const stream = await openFileStream(body, idleTimeoutInMs);
  return { result: stream ? succeed(stream) : fail(unreadable(status)) };
}

function unreadable(status: number) {
  return { kind: 'unreadable', status } as const;
}

/** As announced, if at all. */
function readSize(header: string | string[] | undefined): number {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : 0;
}

/** By the names that systems give a PDF, or by none at all: its content decides. */
function mayBePdf(contentType: string | string[] | undefined = ''): boolean {
  if (typeof contentType !== 'string') return false;
  return PDF_TYPES.has(contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '');
}

const PDF_TYPES: ReadonlySet<string> = new Set([
  'application/pdf',
  'application/x-pdf',
  'application/acrobat',
  'text/pdf',
  'application/octet-stream',
  'binary/octet-stream',
  'application/x-download',
  'application/force-download',
  '',
]);
