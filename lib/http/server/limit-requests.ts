import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Socket } from 'node:net';
import { findExcess, type ServerLimits } from './server-limits.ts';
import { trackConnections } from './track-connections.ts';

/** Refuses what exceeds the limits of a server. `describe` gives what is said under a status to who sent such headers. */
export function limitRequests(
  server: Server,
  limits: ServerLimits,
  describe: (status: number, asked: IncomingHttpHeaders) => Refusal,
) {
  const connections = trackConnections(server, limits);
  const closing = new WeakSet<Socket>();
  const refuse = (request: IncomingMessage, response: ServerResponse, status: number): void => {
    const { headers, body } = describe(status, request.headers);
    response.writeHead(status, { ...headers, Connection: 'close' }).end(body);
  };
  /** Closes a connection, with a refusal where nobody could take it for the answer to something else. */
  const cutOff = (socket: Socket, status: number, asked: IncomingHttpHeaders) => {
    if (closing.has(socket)) return;
    closing.add(socket);
    if (!socket.writable || !connections.isFree(socket)) return socket.destroySoon();
    socket.write(writeRefusal(status, describe(status, asked)));
    closeGently(socket);
  };
  return {
    refuse,
    cutOff,
    /** Whether a request is within the limits; otherwise it has been refused. */
    letIn(request: IncomingMessage, response: ServerResponse): boolean {
      if (!connections.begin(request, response)) return false;
      const status = findExcess(request, limits);
      if (!status) return true;
      // Node.js would close the connection with the body unread.
      if (status === 413) cutOff(request.socket, status, request.headers);
      else refuse(request, response, status);
      return false;
    },
  };
}

/** Longer than the rest takes that is already on its way; a proxy in front sends a large body within it, too. */
const LINGER_IN_MS = 2_000;

/**
 * Takes in what still arrives until the other side has read its answer. Closed at once, it would hear of a reset
 * in place of the answer where some of its request is unread.
 */
function closeGently(socket: Socket): void {
  const timer = setTimeout(() => socket.destroy(), LINGER_IN_MS);
  socket.once('close', () => clearTimeout(timer));
  socket.once('end', () => socket.destroy());
  socket.on('data', () => {});
  socket.end();
}

export type RefusalHeaders = Readonly<Record<string, string>>;

/** What a refusal says beside its status. */
export type Refusal = { readonly headers: RefusalHeaders; readonly body: string };

/** What a refusal has that nobody reads: the headers of all answers, and no word. Pure. */
export function makeSilentRefusal(headers: RefusalHeaders): Refusal {
  return {
    headers: { ...headers, 'Cache-Control': 'private, no-store', 'Content-Length': '0' },
    body: '',
  };
}

/** A refusal as bytes, for a connection on which there is no request to answer. Pure. */
function writeRefusal(status: number, { headers, body }: Refusal): string {
  const lines = Object.entries({ ...headers, Connection: 'close' }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n');
}
