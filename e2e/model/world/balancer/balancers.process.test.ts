import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findFreePort } from '#lib/testing/free-port.ts';
import type { Balancer, BalancerOptions } from './balancer.ts';
import { findProgram } from './find-program.ts';
import { startHaproxy } from './start-haproxy.ts';
import { startNginx } from './start-nginx.ts';
import { startOwnBalancer } from './start-own-balancer.ts';

type Kind = readonly [name: string, start: (options: BalancerOptions) => Promise<Balancer>];

const haproxy = findProgram('haproxy');
const nginx = findProgram('nginx');

/** Those of the real ones that this machine has. */
const KINDS: readonly Kind[] = [
  ['our own balancer', startOwnBalancer],
  ...(haproxy
    ? [['HAProxy', (options) => startHaproxy(haproxy, options)] as const satisfies Kind]
    : []),
  ...(nginx ? [['nginx', (options) => startNginx(nginx, options)] as const satisfies Kind] : []),
];

let folder: string;
let apps: App[];
let balancer: Balancer;
let origin: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balancer-'));
  apps = [await startTestApp('left'), await startTestApp('right')];
});

afterEach(async () => {
  await balancer.stop();
  for (const app of apps) await app.stop();
  await rm(folder, { recursive: true, force: true });
});

describe.each(KINDS)('%s', (_name, start) => {
  beforeEach(async () => {
    const port = await findFreePort();
    origin = `http://127.0.0.1:${port}`;
    balancer = await start({ port, folder, appPorts: apps.map((app) => app.port) });
  });

  it('shares requests out, under the name that the customer asked for', async () => {
    const answers = [await ask(), await ask(), await ask(), await ask()];
    expect(new Set(answers)).toEqual(
      new Set([`left for ${new URL(origin).host}`, `right for ${new URL(origin).host}`]),
    );
  });

  it('goes on with the one that is left', async () => {
    await apps[0]?.stop();
    for (let count = 0; count < 4; count += 1) expect(await ask()).toMatch(/^right/);
  });

  it('does not send an order to a second app when the first one dies of it', async () => {
    for (const app of apps) app.diesOfOrders = true;
    const answer = await fetch(origin, { method: 'POST', body: '{}', headers: CLOSE }).catch(
      () => undefined,
    );
    expect(answer?.ok ?? false).toBe(false);
    expect(apps.reduce((sum, app) => sum + app.orders, 0)).toBe(1);
  });
});

type App = { readonly port: number; diesOfOrders: boolean; orders: number; stop(): Promise<void> };

const CLOSE = { connection: 'close' };

async function ask(): Promise<string> {
  return (await fetch(origin, { headers: CLOSE })).text();
}

async function startTestApp(name: string): Promise<App> {
  const server: Server = createServer((request, response) => {
    if (request.method === 'POST') {
      app.orders += 1;
      if (app.diesOfOrders) return void request.socket.resetAndDestroy();
    }
    response.end(`${name} for ${request.headers.host}`);
  });
  const port = await findFreePort();
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const app: App = {
    port,
    diesOfOrders: false,
    orders: 0,
    stop: async () => {
      if (!server.listening) return;
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return app;
}
