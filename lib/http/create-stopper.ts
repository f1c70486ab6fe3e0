import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

type Stopper = {
  /** Remembers an answer under way and the work behind it, which may outlive its connection. */
  watch(response: ServerResponse, work: Promise<unknown>): void;
  /** How many requests are being answered. */
  countWork(): number;
  /** Takes no new connection, and no further request over an old one; resolves when all work is done. */
  stop(): Promise<void>;
};

const PACE_IN_MS = 250;
/** For a head that is on its way. A browser may hold a connection ready on which it never asks anything. */
const GRACE_IN_MS = 1_000;

/**
 * Stops a server without cutting anything off. `server.close()` alone would let a connection that is busy
 * at that moment bring request after request until the process is ended in the middle of one, and would
 * not wait for a payment whose customer has gone.
 */
export function createStopper(server: Server): Stopper {
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
    watch(response, work) {
      if (!server.listening) endConnection(response);
      responses.add(response);
      response.once('close', () => responses.delete(response));
      works.add(work);
      const forget = () => works.delete(work);
      work.then(forget, forget);
    },

    countWork: () => works.size,

    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      responses.forEach(endConnection);
      // Those whose answer had begun already are idle at its end.
      const timer = setInterval(() => server.closeIdleConnections(), PACE_IN_MS);
      const grace = setTimeout(closeUnused, GRACE_IN_MS);
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
