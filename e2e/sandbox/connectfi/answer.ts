import type { Readable } from 'node:stream';
import type { Merchant } from '../bill.ts';
import { ERROR_CODES, type ErrorCode } from './error-codes.ts';

/** What a call is answered with, before any fault spoils it. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | Readable;
  /** The envelope's `code`; null where the answer has no envelope. */
  readonly code: string | null;
};

export type Envelope = {
  readonly code: string;
  readonly data?: unknown;
  readonly context?: unknown;
  readonly message?: string;
};

/** A whole answer around an envelope (connectfi-api 7.1 and 7.2). */
export function answerJson(status: number, requestId: string, envelope: Envelope): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: Buffer.from(JSON.stringify({ ...envelope, requestId })),
    code: envelope.code,
  };
}

export function succeedWith(requestId: string, data: unknown): Answer {
  return answerJson(200, requestId, { code: '0', data });
}

/** A documented refusal, under its documented status and label. */
export function refuseWith(requestId: string, code: ErrorCode, context: unknown): Answer {
  const { status, message } = ERROR_CODES[code];
  return answerJson(status, requestId, { code, context, message });
}

/** Where the payee has left the platform. */
export function refuseArchived(requestId: string, { cFiMerchantId }: Merchant): Answer {
  return refuseWith(requestId, 'merchantIsArchive', { cFiMerchantId });
}
