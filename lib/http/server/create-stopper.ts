import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';

export type Stopper = ReturnType<typeof createStopper>;

const PACE_IN_MS = 250;
/**
 * For a request that is on its way over a connection that a proxy has kept. Closed at once, it would be lost, and
 * an order must not be sent again. The proxy uses up what it has kept meanwhile: each answer ends its connection.
 */
const GRACE_IN_MS = 2_000;

/**
 * Stops a server without cutting anything off. `server.close()` alone would close idle connections at once, let
 * a busy one bring request after request until the process is ended in the middle of one, and would not wait
 * for a payment whose customer has gone.
 */
export function createStopper(server: Server) {
  const connections = new Set<Socket>();
  const responses = new Set<ServerResponse>();
  const works = new Set<Promise<unknown>>();
  server.on('connection', (socket: Socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  const closeUnused = () => {
    const inUse = new Set([...responses].map(({ socket }) => socket));
    for (const socket of connections) if (!inUse.has(socket)) socket.destroy();
  };
  return {
    /** Remembers an answer under way and the work behind it, which may outlive its connection. */
    watch(response: ServerResponse, work: Promise<unknown>): void {
      if (!server.listening) endConnection(response);
      responses.add(response);
      response.once('close', () => responses.delete(response));
      works.add(work);
      const forget = () => works.delete(work);
      work.then(forget, forget);
    },

    /** How many requests are being answered. */
    countWork: () => works.size,

    /** Takes no new connection, and soon no further request over an old one; resolves when all work is done. */
    async stop(): Promise<void> {
      const closed = new Promise<void>((resolve) => {
        NetServer.prototype.close.call(server, () => resolve());
      });
      responses.forEach(endConnection);
      let timer: NodeJS.Timeout | undefined;
      const grace = setTimeout(() => {
        closeUnused();
        // Those whose answer had begun already are idle at its end.
        timer = setInterval(() => server.closeIdleConnections(), PACE_IN_MS);
      }, GRACE_IN_MS);
      await closed;
      clearInterval(timer);
      clearTimeout(grace);
      await Promise.allSettled(works);
    },
  };
}

function endConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
