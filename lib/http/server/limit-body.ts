import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { getMaxBodySize } from './find-excess.ts';
import type { ServerLimits } from './server-limits.ts';

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
