import { expect, test } from '#e2e/support/test.ts';
import { LIMITS } from '#lib/limits/limits.ts';

test.use({
  appVariables: {
    RATE_LIMIT_FACTOR: '1',
    TRUST_PROXY_HOPS: '2',
    // Nobody listens there.
    REDIS_URL: 'redis://127.0.0.1:1',
  },
});

test('shows and takes payments while the store of the limits is down', async ({ billPage }) => {
  const bill = await billPage.begin('review');
  await billPage.pay();
  expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
});

test('limits payments more strictly meanwhile', async ({ openPayer }) => {
  const payer = await openPayer();
  for (let i = 0; i < LIMITS['payment by session'].pointsWithoutStore; i++) {
    expect((await payer.pay({})).status()).toBe(400);
  }
  expect((await payer.pay({})).status()).toBe(429);
});

test('counts by what the outer of two proxies says, whatever a client adds', async ({
  request,
}) => {
  const guess = async (said: string) =>
    (await request.get('/payment/guess-a-link', { headers: { 'x-forwarded-for': said } })).status();
  const { points } = LIMITS['failed opening by address'];
  for (let i = 0; i < points; i++) {
    expect(await guess(`203.0.113.${i}, 198.51.100.7, 10.0.0.6`)).toBe(404);
  }
  expect(await guess('203.0.113.99, 198.51.100.7, 10.0.0.6')).toBe(429);
  expect(await guess('198.51.100.7, 198.51.100.8, 10.0.0.6')).toBe(404);
});
