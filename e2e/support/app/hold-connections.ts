import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export type HeldConnections = {
  /** How many the server has not closed. */
  countOpen(): number;
  close(): void;
};

const AT_ONCE = 100;

/** Opens many connections, sends `bytes` over each, and waits for nothing. */
export async function holdConnections(
  origin: string,
  { count, bytes = '' }: { count: number; bytes?: string },
): Promise<HeldConnections> {
  const { hostname, port } = new URL(origin);
  const sockets: Socket[] = [];
  while (sockets.length < count) {
    const batch = Array.from({ length: Math.min(AT_ONCE, count - sockets.length) }, () =>
      connect(Number(port), hostname),
    );
    for (const socket of batch) socket.on('error', () => {}).resume();
    await Promise.all(batch.map((socket) => once(socket, 'connect')));
    for (const socket of batch) socket.write(bytes);
    sockets.push(...batch);
  }
  return {
    countOpen: () => sockets.filter(({ closed, destroyed }) => !closed && !destroyed).length,
    close: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
}
