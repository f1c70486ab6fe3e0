import { expectFailure } from '#e2e/support/payer.ts';
import { expect, test } from '#e2e/support/test.ts';
import { DIRECT_ADDRESSES } from '#lib/http/direct/direct-routes.ts';
import { CLIENT_ADDRESS_HEADER, SITE_ORIGIN_HEADER } from '#lib/internal-headers.ts';
import { LIMITS } from '#lib/limits/limits.ts';
import { CLOSED_HEADERS } from '#lib/security-policy/answer-headers.ts';

// As limits.spec.ts, so that one app serves both.
test.use({ appVariables: { RATE_LIMIT_FACTOR: '1', TRUSTED_PROXIES: '127.0.0.1' } });

/** What our server answers without Next and its proxy, and the limit that counts it. */
const ADDRESSES = Object.entries(DIRECT_ADDRESSES).flatMap(([name, methods]) =>
  methods.map((method) => ({ name, method, limit: getLimit(method, name) })),
);

function getLimit(method: string, name: string): keyof typeof LIMITS {
  if (method !== 'POST') return 'reading by session';
  if (name === 'bank-accounts') return 'bank connection by session';
  return name === 'link-token' ? 'link token by session' : 'payment by session';
}

for (const { name, method, limit } of ADDRESSES) {
  const body = method === 'GET' ? undefined : { not: 'expected' };

  test(`asks who asks before ${method} ${name} is answered`, async ({ openPayer }) => {
    const payer = await openPayer();
    const ask = (headers: Record<string, string>) => payer.ask(name, { method, body, headers });
    const elsewhere = 'https://elsewhere.example';
    expect((await ask({ host: 'elsewhere.example' })).status(), 'another host').toBe(421);
    const foreign = await ask({ origin: elsewhere, 'sec-fetch-site': 'cross-site' });
    await expectFailure(foreign, [403, 'foreignOrigin'], 'another site');
    const forged = await ask({
      origin: elsewhere,
      'sec-fetch-site': 'cross-site',
      [SITE_ORIGIN_HEADER]: elsewhere,
      [CLIENT_ADDRESS_HEADER]: '198.51.100.1',
    });
    await expectFailure(forged, [403, 'foreignOrigin'], 'a header of our own');
    await expectFailure(await ask({ cookie: 'pay-x=1' }), [401, 'noSession'], 'no session');
    expect(await payer.bill.listOperations()).toEqual(['C1']);
    for (const answer of [foreign, forged]) {
      const headers = answer.headers();
      for (const [header, value] of Object.entries(CLOSED_HEADERS)) {
        expect(headers[header.toLowerCase()], header).toBe(value);
      }
    }
  });

  test(`knows the limit and the end of a session at ${method} ${name}`, async ({
    request,
    openPayer,
  }) => {
    const payer = await openPayer();
    const { bill } = payer;
    const ask = () => payer.ask(name, { method, body });
    for (let i = 0; i < LIMITS[limit].points; i++) expect((await ask()).status()).not.toBe(429);
    const calls = await bill.listCalls();
    await expectFailure(await ask(), [429, 'tooManyRequests'], 'too often');
    expect(await bill.listCalls()).toHaveLength(calls.length);

    const other = await openPayer();
    const { cookies } = await request.storageState();
    const copy = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    expect((await other.ask('end', { method: 'POST' })).status()).toBe(303);
    const ended = await other.ask(name, { method, body, headers: { cookie: copy } });
    await expectFailure(ended, [401, 'noSession'], 'an ended session');
  });
}
