import { request as ask } from 'node:http';
import { expect, test } from '#e2e/support/test.ts';

test('opens no link for a request that asks for another protocol', async ({
  target,
  createBill,
  sandbox,
}) => {
  const bill = await createBill();
  const headers = { connection: 'Upgrade', upgrade: 'websocket', 'x-payment-link': bill.link };
  // Next begins to listen for upgrades when it has had a first request.
  await fetch(`${target.appOrigin}/health`);
  for (const path of ['/payment', `/payment/${bill.link}`]) {
    const outcome = await new Promise((resolve) => {
      ask(`${target.appOrigin}${path}`, { headers })
        .on('error', () => resolve('closed'))
        .on('upgrade', () => resolve('upgraded'))
        .on('response', ({ statusCode }) => resolve(statusCode))
        .end();
    });
    expect(outcome).toBe('closed');
  }
  await fetch(`${target.appOrigin}/health`);
  expect(await sandbox.listCalls(bill.link)).toEqual([]);
});
