import { connect, createServer, type Socket } from 'node:net';
import { listen } from '../listen.ts';

export type Gate = {
  readonly origin: string;
  /** Where connections lead to. */
  leadTo(port: number): void;
  /** Lets nobody in any more; who is in already stays. */
  shut(): Promise<void>;
  open(): Promise<void>;
  close(): Promise<void>;
};

/** Stands before a server, so that a journey can refuse new connections while old ones are kept. */
export async function startGate(): Promise<Gate> {
  const sockets = new Set<Socket>();
  let target = 0;
  const server = createServer((caller) => {
    const called = connect(target, '127.0.0.1');
    caller.pipe(called).pipe(caller);
    for (const socket of [caller, called]) {
      sockets.add(socket);
      socket.on('error', () => {
        caller.destroy();
        called.destroy();
      });
      socket.on('close', () => sockets.delete(socket));
    }
  });
  const port = await listen(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    leadTo: (port) => {
      target = port;
    },
    shut: async () => {
      server.close();
    },
    open: async () => {
      await listen(server, port);
    },
    close: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
