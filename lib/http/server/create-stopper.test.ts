import { once } from 'node:events';
import { Agent, createServer, get, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStopper } from './create-stopper.ts';

type Received = { readonly response: ServerResponse; readonly finish: () => void };

let received: Received[];
let agent: Agent;
let port: number;
let server: ReturnType<typeof createServer>;
let stopper: ReturnType<typeof createStopper>;

beforeEach(async () => {
  received = [];
  agent = new Agent({ keepAlive: true, maxSockets: 1 });
  server = createServer((_request, response) => {
    const work = new Promise<void>((finish) => received.push({ response, finish }));
    stopper.watch(response, work);
  });
  stopper = createStopper(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = address && typeof address === 'object' ? address.port : 0;
});
afterEach(() => {
  agent.destroy();
  server.closeAllConnections();
});

describe('a server that stops', () => {
  it('lets an answer under way end, and takes nothing more over its connection', async () => {
    const answer = ask();
    const first = await waitForRequest(1);
    const stopped = stopper.stop();
    first.response.end('done');
    first.finish();
    expect(await answer).toEqual({ connection: 'close', text: 'done' });
    await stopped;
    await expect(ask()).rejects.toThrow();
    expect(received).toHaveLength(1);
  });

  it('answers what is on its way over a connection that a proxy has kept, and ends it', async () => {
    const before = ask();
    const first = await waitForRequest(1);
    first.response.end('before');
    first.finish();
    expect(await before).toEqual({ connection: 'keep-alive', text: 'before' });
    const stopped = stopper.stop();
    const answer = ask();
    const second = await waitForRequest(2);
    second.response.end('still');
    second.finish();
    expect(await answer).toEqual({ connection: 'close', text: 'still' });
    await stopped;
  });

  it('lets go of a connection whose answer had begun before', async () => {
    const answer = ask();
    const first = await waitForRequest(1);
    first.response.flushHeaders();
    const stopped = stopper.stop();
    first.response.end('done');
    first.finish();
    await answer;
    await stopped;
  });

  it('does not wait for a connection on which nothing was asked', async () => {
    const sockets = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')];
    const closed = sockets.map((socket) => {
      socket.on('error', () => {}); // a reset closes it as well
      return new Promise((resolve) => socket.on('close', resolve));
    });
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    sockets[1]?.write('GET / HTTP/1.1\r\nHost: half-a-');
    const startedAt = performance.now();
    await stopper.stop();
    await Promise.all(closed);
    // Node.js itself would wait for the rest of the head, ten seconds and more.
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it('waits for work whose customer has gone', async () => {
    const answer = ask();
    const first = await waitForRequest(1);
    agent.destroy();
    await expect(answer).rejects.toThrow();
    let hasStopped = false;
    const stopped = stopper.stop().then(() => {
      hasStopped = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(hasStopped).toBe(false);
    first.finish();
    await stopped;
  });
});

function ask(): Promise<{ connection: string | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, agent }, async (response) => {
      response.setEncoding('utf8');
      const chunks: string[] = await response.toArray();
      resolve({ connection: response.headers.connection, text: chunks.join('') });
    }).on('error', reject);
  });
}

async function waitForRequest(count: number): Promise<Received> {
  while (true) {
    const latest = received[count - 1];
    if (latest) return latest;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
