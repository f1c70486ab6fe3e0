import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { openStaging } from './open-staging.ts';

let close = async () => {};
afterEach(() => close());

/** A page with this on its front, and a bill behind each link. */
async function startPage(front: string): Promise<string> {
  const server = createServer((request, response) => {
    if (request.url === '/') return response.end(front);
    response.writeHead(307, {
      location: `/pay/${request.url?.slice(-1)}`,
      'set-cookie': 'a=b; Path=/',
    });
    return response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = async () => void server.close();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('refuses a page that does not show test mode', async () => {
  const origin = await startPage('<header>Pay here</header>');
  await expect(openStaging([`${origin}/payment/1`])).rejects.toThrow('does not show test mode');
});

it('opens the bills of a page in test mode', async () => {
  const origin = await startPage('<header data-test-mode="true">Test</header>');
  const opened = await openStaging([`${origin}/payment/1`, `${origin}/payment/2`]);
  expect(opened.origin).toBe(origin);
  expect(opened.bills).toEqual([
    { path: '/pay/1', cookie: 'a=b' },
    { path: '/pay/2', cookie: 'a=b' },
  ]);
});

it('takes links of one site only', async () => {
  await expect(
    openStaging(['https://a.example/payment/1', 'https://b.example/payment/1']),
  ).rejects.toThrow('one site');
});
