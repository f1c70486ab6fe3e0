import { createServer } from 'node:net';

/** A port of this machine that nobody listens on. The system chooses it. */
export async function findFreePort(): Promise<number> {
  const port = await tryListening(0, '127.0.0.1');
  if (port === undefined) throw new Error('The system has no free port.');
  return port;
}

/** The first port from `first` on that nobody listens on, on any address of this machine. */
export async function findFreePortFrom(first: number): Promise<number> {
  for (let port = first; port < first + 100 && port < 65_536; port++) {
    if (await isFree(port)) return port;
  }
  throw new Error(`Every port from ${first} to ${first + 99} is taken.`);
}

/** Some systems allow a port to be taken twice, on one address and on all of them: both must be free. */
async function isFree(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', undefined]) {
    if ((await tryListening(port, host)) === undefined) return false;
  }
  return true;
}

function tryListening(port: number, host: string | undefined): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      if (isTaken) resolve(undefined);
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}
