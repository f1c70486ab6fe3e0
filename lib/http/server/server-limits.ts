import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** How much one request, one connection and all of them together may take: docs/decisions/0001. */
export const PAGE_LIMITS = {
  maxTargetLength: 8 * 1024,
  /**
   * The target and all headers together: 8 KB of cookies of ours, more than that of others at the same host, and the
   * browser’s own headers.
   */
  maxHeaderSizeInBytes: 32 * 1024,
  /** A browser sends two dozen, and each proxy a few. */
  maxHeaders: 100,
  /** Each route has a smaller limit of its own. */
  maxBodySizeInBytes: 64 * 1024,
  /**
   * Of a `PUT`, by which the brand preview takes files. Above the largest file of a brand, so that the editor can say
   * which one is too large.
   */
  maxUploadSizeInBytes: 2 * 1024 * 1024,
  headersTimeoutInMs: 10_000,
  /** Until the last byte of the body. */
  requestTimeoutInMs: 30_000,
  /** Longer than the usual minute of a proxy in front, which must not meet a connection being closed. */
  keepAliveTimeoutInMs: 65_000,
  /** While nothing moves either way, no matter which side is waited for. Twice as long as any answer of ours takes. */
  silenceTimeoutInMs: 60_000,
  /** How often the two times of a request are looked at. */
  checkEveryInMs: 1_000,
  /** Over one connection, without waiting for answers. Browsers and proxies wait for an answer before they ask again. */
  maxRequestsAtOnce: 16,
  maxConnections: 2_000,
};

export type ServerLimits = Readonly<typeof PAGE_LIMITS>;

type Head = Pick<IncomingMessage, 'headers' | 'httpVersion' | 'method' | 'rawHeaders' | 'url'>;

/**
 * The status under which a request is refused for its head alone. More headers than allowed are refused, where an
 * older Node.js passes over those at the end, among them what a proxy has added. Pure.
 */
export function findExcess(head: Head, limits: ServerLimits): 400 | 413 | 414 | 431 | undefined {
  const { headers, httpVersion, rawHeaders, url = '' } = head;
  if (rawHeaders.length / 2 > limits.maxHeaders) return 431;
  if (url.length > limits.maxTargetLength) return 414;
  if (httpVersion === '1.1' && headers.host === undefined) return 400;
  if (Number(headers['content-length'] ?? 0) > getMaxBodySize(head, limits)) return 413;
  return undefined;
}

function getMaxBodySize(
  { method }: Pick<Head, 'method'>,
  { maxBodySizeInBytes, maxUploadSizeInBytes }: ServerLimits,
): number {
  return method === 'PUT' ? maxUploadSizeInBytes : maxBodySizeInBytes;
}

type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The request's. */
  readonly socket: Socket;
  readonly limits: ServerLimits;
};

/**
 * Counts a body while it arrives and calls `onExcess` once it is too large: it need not have said how large it
 * would be, and Next waits for its end. What still arrives of it after its answer is not waited for.
 */
export function limitBody(
  { request, response, socket, limits }: Exchange,
  onExcess: () => void,
): void {
  if (request.headers['content-length'] !== undefined) return;
  const maxSizeInBytes = getMaxBodySize(request, limits);
  const push = request.push.bind(request);
  let sizeInBytes = 0;
  request.push = (chunk: Uint8Array | null, encoding?: BufferEncoding) => {
    const wasWithin = sizeInBytes <= maxSizeInBytes;
    sizeInBytes += chunk?.byteLength ?? 0;
    if (sizeInBytes <= maxSizeInBytes) return push(chunk, encoding);
    if (wasWithin) onExcess();
    return false;
  };
  response.once('finish', () => {
    if (!request.complete) socket.destroySoon();
  });
}
