import type { APIRequestContext, APIResponse } from '@playwright/test';
import { atHost } from '#e2e/support/app/brand-hosts.ts';
import type { Target } from '#e2e/support/app/target.ts';
import { BRANDS, GYM } from '#e2e/support/bills/three-brands.ts';
import { expect, test } from '#e2e/support/test.ts';
import { CLOSED_FILE_HEADERS } from '#lib/brand/choose-brand.ts';

test.use({ brands: BRANDS });

/** The address of a brand's icon, as its own host tells it. */
async function readIconPath(request: APIRequestContext, host: string, target: Target) {
  const answer = await ask(request, '/favicon.ico', host, target);
  expect(answer.status()).toBe(307);
  expect(answer.headers()['cache-control']).toBe('private, no-store');
  return answer.headers().location ?? '';
}

function ask(
  request: APIRequestContext,
  path: string,
  host: string,
  target: Target,
  method = 'GET',
): Promise<APIResponse> {
  const headers = { host: new URL(atHost(host, '/', target)).host };
  return request.fetch(path, { headers, method, maxRedirects: 0 });
}

test("serves a brand's drawing so that it can be kept for ever and can do nothing", async ({
  request,
  target,
}) => {
  const path = await readIconPath(request, 'gym.localhost', target);
  expect(path).toMatch(/^\/brand\/gym\/[0-9a-f]{32}\.svg$/);
  for (const method of ['GET', 'HEAD']) {
    const answer = await ask(request, path, 'gym.localhost', target, method);
    expect(answer.status()).toBe(200);
    const headers = answer.headers();
    expect(headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'content-security-policy': CLOSED_FILE_HEADERS['Content-Security-Policy'],
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(headers['set-cookie']).toBeUndefined();
    const body = await answer.body();
    expect(body.length > 0).toBe(method === 'GET');
  }
});

test('serves nothing of one brand at the host of another', async ({ request, target }) => {
  const path = await readIconPath(request, 'gym.localhost', target);
  for (const [host, status] of [
    ['gym.localhost', 200],
    ['127.0.0.1', 200],
    ['clinic.localhost', 404],
    ['watch.localhost', 404],
  ] as const) {
    const answer = await ask(request, path, host, target);
    expect([host, answer.status()]).toEqual([host, status]);
    if (status === 404) expect(answer.headers()['cache-control']).toBe('no-store');
  }
});

test('serves nothing of a brand that keeps to its own host at the shared address', async ({
  page,
  request,
  target,
  createBill,
  billPage,
}) => {
  const bill = await createBill({ merchant: { cFiMerchantId: 'WATCH' } });
  await page.goto(atHost('watch.localhost', bill.url, target));
  const logo = billPage.main.locator('img').first();
  const path = new URL((await logo.getAttribute('src')) ?? '', page.url()).pathname;
  expect(path).toMatch(/^\/brand\/bound\//);
  expect((await ask(request, path, 'watch.localhost', target)).status()).toBe(200);
  for (const host of ['127.0.0.1', 'gym.localhost']) {
    expect((await ask(request, path, host, target)).status()).toBe(404);
  }
});

test('knows exact names only, and nothing of the folder', async ({ request, target }) => {
  const path = await readIconPath(request, 'gym.localhost', target);
  const name = path.split('/').at(-1) ?? '';
  for (const wrong of [
    '/brand/gym/brand.json',
    '/brand/gym/icon.svg',
    `/brand/gym/${name.toUpperCase()}`,
    `/brand/gym/${name}%00`,
    `/brand/gym/..%2Fgym%2F${name}`,
    '/brand/gym/..%2f..%2f..%2fetc%2fpasswd',
    `/brand/built-in/${name}`,
    `/brand/__proto__/${name}`,
    `/brand/GYM/${name}`,
    '/brand/gym/constructor',
    '/brand/gym',
  ]) {
    const answer = await ask(request, wrong, '127.0.0.1', target);
    expect([wrong, answer.status()]).toEqual([wrong, 404]);
  }
  for (const method of ['POST', 'PUT', 'DELETE']) {
    const answer = await ask(request, path, 'gym.localhost', target, method);
    expect([method, answer.status()]).toEqual([method, 405]);
  }
});

test('leads browsers to the icon of the host', async ({ request, target }) => {
  expect(await readIconPath(request, 'clinic.localhost', target)).toBe('/icon.svg');
  expect(await readIconPath(request, '127.0.0.1', target)).toBe('/icon.svg');
});

test('shows the logo of a brand in the page', async ({ target, createBill, billPage }) => {
  const bill = await createBill(GYM.bill);
  await billPage.page.goto(atHost('gym.localhost', bill.url, target));
  const logo = billPage.main.locator('img').first();
  await expect(logo).toBeVisible();
  await expect
    .poll(() => logo.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth))
    .toBeGreaterThan(0);
});
