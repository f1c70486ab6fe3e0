import { createServer, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { findFreePort, findFreePortFrom } from './free-port.ts';

const HAS_IPV6 = Object.values(networkInterfaces()).some((all) =>
  all?.some(({ address }) => address === '::1'),
);
const ADDRESSES = ['127.0.0.1', '0.0.0.0', ...(HAS_IPV6 ? ['::1'] : [])];

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe('findFreePort', () => {
  it('gives a port that can be listened on', async () => {
    const port = await findFreePort();
    expect(await listen(port, '127.0.0.1')).toBe(port);
  });
});

describe('findFreePortFrom', () => {
  it('gives the wanted port where nobody listens on it', async () => {
    const port = await findFreePort();
    expect(await findFreePortFrom(port)).toBe(port);
  });

  it.each(ADDRESSES)('passes over a port that is taken on %s', async (host) => {
    const taken = await listen(0, host);
    expect(await findFreePortFrom(taken)).toBeGreaterThan(taken);
  });
});

function listen(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    servers.push(server);
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}
