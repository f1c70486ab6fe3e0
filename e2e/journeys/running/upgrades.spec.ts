import { request as ask, type OutgoingHttpHeaders } from 'node:http';
import { expect, test } from '#e2e/support/test.ts';

test('answers a request that asks for another protocol as any other', async ({
  target,
  createBill,
}) => {
  const bill = await createBill();
  const { host } = new URL(target.appOrigin);
  // Next begins to listen for upgrades when it has had a first request.
  await fetch(`${target.appOrigin}/health`);
  // An upgrade may be passed over (RFC 9110, 7.8): some clients offer h2c with every request.
  for (const upgrade of ['websocket', 'h2c']) {
    const headers = { host, connection: 'Upgrade', upgrade, 'x-payment-link': bill.link };
    expect(await askFor(`${target.listensAt}/payment`, headers)).toBe(404);
    expect(await askFor(`${target.listensAt}/health`, headers)).toBe(200);
  }
  expect(await bill.listCalls()).toEqual([]);
  const offer = {
    host,
    connection: 'Upgrade, HTTP2-Settings',
    upgrade: 'h2c',
    'http2-settings': 'AAMAAABkAARAAAAAAAIAAAAA',
  };
  expect(await askFor(`${target.listensAt}/payment/${bill.link}`, offer)).toBe(303);
});

function askFor(address: string, headers: OutgoingHttpHeaders): Promise<number | string> {
  return new Promise((resolve) => {
    ask(address, { headers })
      .on('error', () => resolve('closed'))
      .on('upgrade', () => resolve('upgraded'))
      .on('response', ({ statusCode }) => resolve(statusCode ?? 0))
      .end();
  });
}
