import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { createSandboxClient } from '#e2e/qa/sandbox-client.ts';
import { createConnectfiCaller } from './connectfi-caller.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const FLAGS = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

async function start(port: number) {
  const env = { ...process.env, PORT: String(port), APP_ORIGINS: 'https://app.example' };
  const child = spawn(process.execPath, [...FLAGS, MAIN], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  stops.push(() => child.kill('SIGKILL'));
  const [said] = await once(child.stdout, 'data');
  const origin = /http:\S+/.exec(String(said))?.[0] ?? '';
  return { child, origin, exit: once(child, 'exit') };
}

describe('npm run sandbox', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('ends by %s, though a call waits', async (signal) => {
    const { child, origin, exit } = await start(0);
    const control = createSandboxClient(origin);
    const { link, url } = await control.createBill();
    expect(url).toBe(`https://app.example/payment/${link}`);
    await control.injectFault(link, { operation: 'C1', kind: 'delay', delayInMs: 600_000 });
    const { call } = createConnectfiCaller(origin);
    const waiting = expect(call('C1', { body: { link } })).rejects.toThrow();
    await expect.poll(async () => (await control.listCalls(link)).length).toBe(1);
    child.kill(signal);
    expect(await exit).toEqual([0, null]);
    await waiting;
  });

  it('takes the next port where the wanted one is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    stops.push(() => server.close());
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { origin } = await start(port);
    expect(Number(new URL(origin).port)).toBeGreaterThan(port);
  });
});
