import type { Dispatcher } from 'undici';
import { z } from 'zod';
import { parseJson } from '#lib/parse-json.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type ConnectfiFailure, getRefusalReason } from './failure.ts';

/** Both envelopes at once (connectfi-api 7.1, 7.2). A request id that could not be shown is none. */
const envelopeSchema = z.object({
  code: z.string().regex(/^[\w.-]{1,64}$/),
  data: z.unknown().optional(),
  requestId: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional()
    .catch(undefined),
});

const SUCCESS_CODE = '0';
const MAX_RETRY_AFTER_IN_SECONDS = 24 * 60 * 60;

/**
 * Reads the body of an answer of connectFi and decides what it means. Only HTTP 200 with the string code "0" is
 * success, and only a 4xx in connectFi's own envelope (with code and request id) is a refusal: whatever else comes,
 * a 200 with another code included, leaves open whether the request was processed.
 *
 * A 401 is `unauthorized` whatever its body says (U11). A 403 is documented nowhere, and firewalls send
 * it too; taking it for the end of a session would renew sessions for nothing, so it is judged by its
 * envelope like any other 4xx.
 */
export async function classifyResponse(
  response: Dispatcher.ResponseData,
): Promise<Result<{ readonly data: unknown; readonly requestId?: string }, ConnectfiFailure>> {
  const { statusCode: status, headers } = response;
  const text = await readText(response).catch((error: unknown) => {
    if (isDecidedByStatus(status)) return undefined;
    throw error;
  });
  const envelope = envelopeSchema.safeParse(parseJson(text ?? '')).data;
  const id = envelope?.requestId === undefined ? {} : { requestId: envelope.requestId };
  if (status === 401) return fail({ kind: 'unauthorized', ...id });
  if (status === 429) {
    return fail({ kind: 'busy', ...readRetryAfter(headers['retry-after']), ...id });
  }
  if (status >= 500) return fail({ kind: 'unavailable', ...id });
  if (status === 200 && envelope?.code === SUCCESS_CODE) {
    return succeed({ data: envelope.data, ...id });
  }
  if (status >= 400 && envelope?.requestId && envelope.code !== SUCCESS_CODE) {
    const { code } = envelope;
    if (code === 'unauthorized') return fail({ kind: 'unauthorized', ...id });
    return fail({ kind: 'refused', reason: getRefusalReason(code), code, status, ...id });
  }
  return fail({ kind: 'unreadable', status, ...id });
}

/** Whether the status alone says what the answer means, so that its body is not needed. */
function isDecidedByStatus(status: number): boolean {
  return status === 401 || status === 429 || status >= 500;
}

/** Seconds or a date (RFC 9110, 10.2.3). */
function readRetryAfter(header: string | string[] | undefined): { retryAfterInSeconds?: number } {
  if (typeof header !== 'string' || !header) return {};
  const seconds = /^\d{1,9}$/.test(header)
    ? Number(header)
    : Math.ceil((Date.parse(header) - Date.now()) / 1000);
  if (!Number.isFinite(seconds)) return {};
  return { retryAfterInSeconds: Math.min(Math.max(seconds, 0), MAX_RETRY_AFTER_IN_SECONDS) };
}

/** The largest JSON that we read. */
const MAX_SIZE_IN_BYTES = 1024 * 1024;

/**
 * Reads a body as text. `undefined` where it is too large, compressed although we asked for none, or
 * not UTF-8. Throws where the connection is lost before its end.
 */
async function readText({ headers, body }: Dispatcher.ResponseData): Promise<string | undefined> {
  if (isCompressed(headers['content-encoding'])) {
    body.destroy();
    return undefined;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    if (!(chunk instanceof Uint8Array)) return undefined;
    size += chunk.byteLength;
    if (size > MAX_SIZE_IN_BYTES) return undefined;
    chunks.push(chunk);
  }
  return decode(Buffer.concat(chunks));
}

export function isCompressed(encoding: string | string[] | undefined): boolean {
  return encoding !== undefined && encoding !== '' && encoding !== 'identity';
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

export function getRequestId(failure: ConnectfiFailure): string | undefined {
  return 'requestId' in failure ? failure.requestId : undefined;
}
