import { connect, createServer, type Socket } from 'node:net';
import type { Balancer, BalancerOptions } from './balancer.ts';

/** Gives each new connection to the next app in turn, and past those that do not listen. */
export async function startOwnBalancer({ port, appPorts }: BalancerOptions): Promise<Balancer> {
  const sockets = new Set<Socket>();
  let turn = 0;

  const remember = (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  };
  const server = createServer((caller) => {
    remember(caller);
    turn += 1;
    const inTurn = appPorts.map((_, index) => appPorts[(turn + index) % appPorts.length] ?? 0);
    void join(caller, inTurn, remember);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    name: 'our own, connection by connection',
    stop: async () => {
      const closed = new Promise((done) => server.close(done));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

async function join(
  caller: Socket,
  ports: readonly number[],
  remember: (socket: Socket) => void,
): Promise<void> {
  caller.on('error', () => caller.destroy());
  for (const port of ports) {
    const called = await tryConnecting(port);
    if (!called) continue;
    remember(called);
    called.on('error', () => caller.destroy()).once('close', () => caller.destroySoon());
    caller.once('close', () => called.destroy());
    caller.pipe(called).pipe(caller);
    return;
  }
  caller.destroy();
}

function tryConnecting(port: number): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.removeAllListeners('error');
      resolve(socket);
    });
    socket.once('error', () => resolve(undefined));
  });
}
