import { readdir, readFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Balancer } from '#e2e/model/world/balancer/balancer.ts';
import { findProgram } from '#e2e/model/world/balancer/find-program.ts';
import { type DataFolder, makeDataFolder } from '#e2e/support/app/data-folder.ts';
import { site } from '#lib/messages/testing/words.ts';
import { CLOSED_HEADERS } from '#lib/security-policy/answer-headers.ts';
import { findFreePort } from '#lib/testing/free-port.ts';
import { startShippedNginx } from './shipped-nginx.ts';

const nginx = findProgram('nginx');
const SECRET = 'iDq6Zc1nVt0wYb';

let folder: DataFolder;
let proxy: Balancer;
let origin: string;
const apps: Server[] = [];

afterEach(() => stop());

describe.skipIf(!nginx)('nginx by the example (skipped where there is none)', () => {
  it.each(['GET', 'POST'])(
    'answers a %s with a page of ours where no instance is there',
    async (method) => {
      await start([]);
      const answer = await fetch(`${origin}/payment/${SECRET}`, { method });
      expect(answer.status).toBe(502);
      for (const [name, value] of Object.entries(CLOSED_HEADERS)) {
        if (name !== 'Content-Security-Policy') expect(answer.headers.get(name)).toBe(value);
      }
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src/,
      );
      expect(answer.headers.get('cache-control')).toBe('private, no-store, no-transform');
      expect(answer.headers.get('server')).toBe('nginx');
      expect(answer.headers.get('etag')).toBeNull();
      expect(await answer.text()).toContain(`<h1>${site.unreachable.title}</h1>`);
      expect(await readLogs()).not.toContain(SECRET);
    },
  );

  it('hands on what the page says itself', async () => {
    await start([(_request, response) => response.writeHead(503).end('in our words')]);
    const answer = await fetch(`${origin}/pay/x`);
    expect([answer.status, await answer.text()]).toEqual([503, 'in our words']);
  });

  it.each([64 * 1024 + 1, 30_000_000])(
    'says in words that a body of %i bytes is too large',
    async (size) => {
      let asked = 0;
      await start([
        (_request, response) => {
          asked += 1;
          response.end();
        },
      ]);
      const body = new Uint8Array(size);
      const answer = await fetch(`${origin}/pay/x/ach-payment`, { method: 'POST', body });
      expect(answer.status).toBe(413);
      expect(answer.headers.get('x-frame-options')).toBe('DENY');
      expect(await answer.text()).toContain(`<h1>${site.bodyTooLarge.title}</h1>`);
      expect(asked).toBe(0);
      const within = { method: 'POST', body: new Uint8Array(64 * 1024) };
      expect((await fetch(origin, within)).status).toBe(200);
    },
  );

  it('shows its pages to nobody who asks for them, and its health neither', async () => {
    await start([(_request, response) => response.end()]);
    for (const path of [
      '/.proxy-pages/unreachable.html',
      '/.proxy-pages/headers.conf',
      '/health/ready',
    ]) {
      expect([path, (await fetch(origin + path)).status]).toEqual([path, 404]);
    }
  });

  it('asks the other instance for what is read and broke off, and never for an order', async () => {
    const brokenOff: string[] = [];
    const breakOff: RequestListener = ({ method = '', socket }) => {
      brokenOff.push(method);
      socket.resetAndDestroy();
    };
    await start([breakOff, (_request, response) => response.end()]);
    for (let count = 0; count < 2; count += 1) expect((await fetch(origin)).status).toBe(200);
    expect(brokenOff).toEqual(['GET']);
    await stop();

    await start([breakOff, breakOff]);
    expect((await fetch(origin, { method: 'POST', body: '{}' })).status).toBe(502);
    expect(brokenOff).toEqual(['GET', 'POST']);
  });

  it('gives an order to the other instance where the first cannot be reached', async () => {
    const orders: string[] = [];
    await start([
      ({ method = '' }, response) => {
        orders.push(method);
        response.end('done');
      },
    ]);
    for (let count = 1; count <= 4; count += 1) {
      expect((await fetch(origin, { method: 'POST', body: '{}' })).status).toBe(200);
      expect(orders).toHaveLength(count);
    }
  });
});

/** nginx before two instances, of which only these listen. */
async function start(listeners: readonly RequestListener[]): Promise<void> {
  folder = await makeDataFolder();
  const appPorts = [await findFreePort(), await findFreePort()];
  for (const [index, listener] of listeners.entries()) {
    const app = createServer(listener);
    await new Promise<void>((done) => app.listen(appPorts[index], '127.0.0.1', done));
    apps.push(app);
  }
  const port = await findFreePort();
  origin = `http://127.0.0.1:${port}`;
  proxy = await startShippedNginx(nginx ?? '', { port, appPorts, folder: folder.path });
}

async function stop(): Promise<void> {
  await proxy.stop();
  for (const app of apps.splice(0)) {
    app.closeAllConnections();
    app.close();
  }
  await folder.close();
}

async function readLogs(): Promise<string> {
  const names = (await readdir(folder.path)).filter((name) => name.endsWith('.log'));
  expect(names).toContain('payment-page.log');
  const texts = await Promise.all(names.map((name) => readFile(join(folder.path, name), 'utf8')));
  return texts.join('');
}
