import { atHost } from '#e2e/support/app/brand-hosts.ts';
import { sendRaw } from '#e2e/support/app/send-raw.ts';
import { BRANDS, GYM } from '#e2e/support/bills/three-brands.ts';
import { expect, test } from '#e2e/support/test.ts';
import { site } from '#lib/messages/testing/words.ts';

test.use({ brands: BRANDS });

const UNKNOWN = ['evil.example', 'localhost', 'gym.localhost.evil.example', 'no.gym.localhost'];

test('answers in words, and shows nothing, at a host of nobody', async ({
  request,
  target,
  createBill,
}) => {
  const { port } = new URL(target.appOrigin);
  const { pathname: link } = new URL((await createBill()).url);
  for (const host of UNKNOWN) {
    for (const path of [
      '/',
      link,
      '/pay/abc',
      '/oauth',
      '/brand/gym/a.svg',
      '/_next/static/x.js',
    ]) {
      const answer = await request.get(path, {
        headers: { host: `${host}:${port}` },
        maxRedirects: 0,
      });
      expect([host, path, answer.status()]).toEqual([host, path, 421]);
      const reference = answer.headers()['x-request-id'];
      expect(await answer.text()).toBe(`${site.unknownHost}\nReference: ${reference}\n`);
      expect(answer.headers()).toMatchObject({
        'content-type': 'text/plain; charset=utf-8',
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      });
      expect(answer.headers()['set-cookie']).toBeUndefined();
    }
  }
});

test('says that it lives at every host', async ({ request, target }) => {
  const { port } = new URL(target.appOrigin);
  for (const host of [`evil.example:${port}`, '10.0.0.7', `gym.localhost:${port}`]) {
    const answer = await request.get('/health', { headers: { host } });
    expect([host, answer.status()]).toEqual([host, 200]);
    expect(await answer.json()).toEqual({ status: 'ok' });
  }
});

test('knows each host only under the port of the shared address', async ({ request, target }) => {
  for (const host of ['gym.localhost', 'gym.localhost:1', '127.0.0.1', '127.0.0.1:1']) {
    const answer = await request.get('/', { headers: { host } });
    expect([host, answer.status()]).toEqual([host, 421]);
  }
  const { port } = new URL(target.appOrigin);
  for (const host of [`GYM.localhost:${port}`, `old-clinic.localhost:${port}`]) {
    const answer = await request.get('/', { headers: { host } });
    expect([host, answer.status()]).toEqual([host, 404]);
  }
});

test('takes its host from the request alone, once and well-formed', async ({ target }) => {
  const { host, port } = new URL(target.appOrigin);
  const heads: readonly [head: string, status: number][] = [
    [`GET / HTTP/1.1\r\nHost: ${host}`, 404],
    [`GET / HTTP/1.0`, 421],
    [`GET /health HTTP/1.0`, 200],
    [`GET / HTTP/1.1\r\nHost: ${host}\r\nHost: ${host}`, 421],
    [`GET / HTTP/1.1\r\nHost: ${host}\r\nHost: evil.example`, 421],
    [`GET / HTTP/1.1\r\nHost: ${host}, evil.example`, 421],
    [`GET / HTTP/1.1\r\nHost: x@${host}`, 421],
    [`GET / HTTP/1.1\r\nHost:`, 421],
    [`GET http://evil.example/ HTTP/1.1\r\nHost: ${host}`, 421],
    [`GET http://gym.localhost:${port}/ HTTP/1.1\r\nHost: ${host}`, 421],
    [`GET http://${host}/ HTTP/1.1\r\nHost: ${host}`, 404],
    [`GET http://${host}/icon.svg HTTP/1.1\r\nHost: ${host}`, 200],
    [`GET http://gym.localhost:${port}/icon.svg HTTP/1.1\r\nHost: GYM.localhost.:${port}`, 200],
    [`GET http://${host}/health HTTP/1.1\r\nHost: ${host}`, 200],
    [`GET http://${host}/ HTTP/1.1\r\nHost: evil.example`, 421],
  ];
  for (const [head, status] of heads) {
    const answer = await sendRaw(target.listensAt, `${head}\r\nConnection: close\r\n\r\n`);
    expect([head, answer.status]).toEqual([head, status]);
  }
});

const FORWARDED = {
  'x-forwarded-host': 'evil.example',
  'x-forwarded-port': '81',
  'x-forwarded-proto': 'https',
  forwarded: 'host=evil.example;proto=https',
  'x-site-origin': 'https://evil.example',
  'x-site-brand': 'gym',
};

test('heeds nothing that is said of its address in other headers', async ({
  request,
  target,
  createBill,
}) => {
  const { url } = await createBill();
  const opened = await request.get(url, { headers: FORWARDED, maxRedirects: 0 });
  const { location = '' } = opened.headers();
  expect(location).toMatch(new RegExp(`^${target.appOrigin}/pay/`));
  const { href: bill } = new URL(new URL(location).pathname, location);
  const page = await request.get(bill, { headers: FORWARDED });
  expect(page.status()).toBe(200);
  const html = await page.text();
  expect(html).not.toContain('evil.example');
  expect(html).toContain('Blue Ridge Dental');
  expect(html).not.toContain('Corner Gym');
  const change = await request.post(`${bill}/link-token`, {
    headers: { ...FORWARDED, origin: 'https://evil.example' },
  });
  expect(change.status()).toBe(403);
});

for (const name of ['gym.localhost', 'gym.localhost.']) {
  test(`opens a link at the host under which it was asked for, ${name}`, async ({
    request,
    target,
    createBill,
  }) => {
    const { url } = await createBill(GYM.bill);
    const gym = new URL(atHost(name, '/', target));
    const headers = { ...FORWARDED, host: gym.host };
    const opened = await request.get(url, { headers, maxRedirects: 0 });
    expect(opened.headers().location).toMatch(new RegExp(`^${gym.origin}/pay/`));
    const cookies = opened.headersArray().filter(({ name }) => name.toLowerCase() === 'set-cookie');
    expect(cookies).toHaveLength(1);
    expect(cookies[0]?.value).not.toMatch(/domain=/i);
  });
}
