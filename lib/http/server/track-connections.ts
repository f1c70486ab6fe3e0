import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { ServerLimits } from './server-limits.ts';

type Limits = Pick<ServerLimits, 'maxConnections' | 'maxRequestsAtOnce'>;

/** What each connection is asked, and how that is answered. */
type Held = ReadonlyMap<Socket, ReadonlyMap<IncomingMessage, ServerResponse>>;

/**
 * Lets every new connection in, and closes another one instead where there are too many: the one that has been
 * without a whole request for longest, and only where each has one, the one that is answered for longest: one
 * that only reads, if there is any, since a payment that is cut off leaves its customer without an answer. So
 * nobody can keep customers out, or those who watch over the process, by holding connections.
 */
export function trackConnections(server: Server, limits: Limits) {
  /** Those first that nothing has happened on for longest. */
  const connections = new Map<Socket, Map<IncomingMessage, ServerResponse>>();
  const moveToEnd = (socket: Socket) => {
    const requests = connections.get(socket);
    if (!requests) return;
    connections.delete(socket);
    connections.set(socket, requests);
  };
  server.on('connection', (socket: Socket) => {
    if (connections.size >= limits.maxConnections) {
      const victim = findVictim(connections);
      if (victim) connections.delete(victim);
      victim?.destroy();
    }
    connections.set(socket, new Map());
    socket.once('close', () => connections.delete(socket));
  });
  return {
    /** Remembers a request until its answer has ended. `false`, and closed, where there are too many at once. */
    begin(request: IncomingMessage, response: ServerResponse): boolean {
      const { socket } = request;
      const requests = connections.get(socket);
      if (!requests || requests.size >= limits.maxRequestsAtOnce) {
        socket.destroy();
        return false;
      }
      requests.set(request, response);
      moveToEnd(socket);
      response.once('close', () => {
        requests.delete(request);
        moveToEnd(socket);
      });
      return true;
    },
    /** Whether what is written to the connection now can be no answer to a request that it is not for. */
    isFree(socket: Socket): boolean {
      // Further requests come only after the first one is complete.
      const [first] = connections.get(socket) ?? [];
      if (!first) return true;
      const [request, response] = first;
      return !request.complete && !response.headersSent;
    },
  };
}

function findVictim(connections: Held): Socket | undefined {
  return (
    findFirst(connections, (requests) => requests.every(({ complete }) => !complete)) ??
    findFirst(connections, (requests) => requests.every(({ method }) => READS.has(method))) ??
    connections.keys().next().value
  );
}

const READS: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD']);

function findFirst(
  connections: Held,
  isWanted: (requests: readonly IncomingMessage[]) => boolean,
): Socket | undefined {
  for (const [socket, requests] of connections) if (isWanted([...requests.keys()])) return socket;
  return undefined;
}
