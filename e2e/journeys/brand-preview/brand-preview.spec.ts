import type { Page } from '@playwright/test';
import { PREVIEW_BRANDS } from '#e2e/support/bills/preview-brands.ts';
import { SCREEN_WALKS } from '#e2e/support/looks/screen-walks.ts';
import { expect, test } from '#e2e/support/test.ts';
import { PREVIEW_SCREENS } from '#lib/brand/preview/screens.ts';

test.use({ appVariables: { BRAND_PREVIEW: '1' }, brands: PREVIEW_BRANDS });

const LONGEST_WALK_IN_MS = 150_000;

test('lists the brands of the folder, and what is wrong with one @both-all', async ({ page }) => {
  await page.goto('/brand-preview');
  await expect(page.getByRole('heading', { level: 1, name: 'Brands' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2 })).toHaveText([
    'broken',
    'Quarry & Sons',
    'Without a brand',
  ]);
  const broken = page.getByRole('article').filter({ hasText: 'broken' });
  await expect(broken).toContainText('Not in use until this is corrected');
  await expect(broken).toContainText('corners must be one of square, slight, round, pill');
  await expect(broken).toContainText('colours unknown; did you mean colors?');
  await page.getByRole('link', { name: 'Quarry & Sons' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Quarry & Sons' })).toBeVisible();
});

for (const { which, screens, tag } of SCREEN_WALKS) {
  test(`shows ${which} on a phone and on a desktop @desktop`, { tag }, async ({ page }) => {
    test.setTimeout(LONGEST_WALK_IN_MS);
    await page.goto('/brand-preview/quarry');
    for (const device of ['Phone', 'Desktop']) {
      await page.getByRole('radio', { name: device }).check();
      for (const { title } of screens) {
        const frame = page.getByTitle(`${title}, ${device}`, { exact: true });
        const heading = frame.contentFrame().getByRole('heading', { level: 1 });
        // Screens that are drawn above push it out of view again.
        await expect(async () => {
          // The last of them where a group has the same name.
          await page.getByText(title, { exact: true }).last().scrollIntoViewIfNeeded();
          await expect(heading, `${title}, ${device}`).toBeVisible({ timeout: 1_000 });
        }).toPass();
      }
    }
  });
}

test('draws the first screens first, and others as they come into view @both', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.includes('/screen/')) asked.push(pathname.split('/').at(-1) ?? '');
  });
  await page.goto('/brand-preview/quarry');
  const bill = page.getByTitle('Bill, Phone', { exact: true });
  await expect(bill.contentFrame().getByRole('heading', { level: 1 })).toBeVisible();
  const first = [...asked];
  expect(first[0]).toBe('payable');
  expect(first.length).toBeLessThan(PREVIEW_SCREENS.length / 3);
  expect(first).not.toContain('crash');
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(16_000);
  await page.getByText('Our mistake, drawn in the browser').scrollIntoViewIfNeeded();
  await expect.poll(() => asked).toContain('crash');
});

test('fits the narrowest phone, settings and screens', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const address of ['/brand-preview', '/brand-preview/quarry']) {
    await page.goto(address);
    await page.locator('details').evaluateAll((all) => {
      for (const one of all) one.setAttribute('open', '');
    });
    await expectNoSideways(page, address);
  }
  await page.getByRole('radio', { name: 'Desktop' }).check();
  await expectNoSideways(page, 'the screens of a desktop');
  await page.getByRole('radio', { name: 'Settings' }).check();
  await expect(page.getByLabel('Legal name')).toBeVisible();
  await expectNoSideways(page, 'the settings');
});

async function expectNoSideways(page: Page, what: string): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, what).toBeLessThanOrEqual(320);
}

test('shows the screens in dark and from right to left @desktop', async ({ page }) => {
  await page.goto('/brand-preview/quarry');
  const bill = page.getByTitle('Bill, Phone', { exact: true });
  const root = bill.contentFrame().locator('html');
  await expect(root).toHaveCSS('color-scheme', 'light');
  await page.getByRole('radio', { name: 'Dark' }).check();
  await expect(root).toHaveCSS('color-scheme', 'dark');
  await page.getByRole('radio', { name: 'Right to left' }).check();
  await expect(bill.contentFrame().locator('[dir=rtl] h1')).toBeVisible();
  await expect(root).toHaveCSS('color-scheme', 'dark');
});

test('sends a screen alone without scripts, in the scheme that its address names', async ({
  page,
  request,
}) => {
  const address = '/brand-preview/quarry/screen/settled?scheme=dark&dir=rtl';
  const read = async () =>
    (await (await request.get(address)).text()).replaceAll(/nonce="[^"]*"/g, '');
  const document = await read();
  expect(document).toContain('Quarry &amp; Sons');
  expect(document).not.toContain('<script');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(address);
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
  await expect(page.getByRole('heading', { level: 1 })).toHaveCSS('direction', 'rtl');
  expect(await read(), 'the same document again').toBe(document);
});

test('knows no other brand and no other screen', async ({ request }) => {
  for (const address of [
    '/brand-preview/nobody',
    '/brand-preview/nobody/folder',
    '/brand-preview/No-id?draft=abcdefgh',
    '/brand-preview/quarry/screen/nothing',
  ]) {
    expect((await request.get(address)).status()).toBe(404);
  }
});

test('takes a draft from its own page alone, and none that is too large', async ({
  request,
  target,
}) => {
  const address = '/brand-preview/quarry/draft?key=abcdefgh';
  const own = { Origin: target.appOrigin };
  const put = (headers: Record<string, string>, data: Buffer, where = address) =>
    request.put(where, { headers, data });
  const draft = Buffer.from('{"name":"Changed"}');
  expect((await put({}, draft)).status()).toBe(403);
  expect((await put({ Origin: 'https://evil.example' }, draft)).status()).toBe(403);
  expect((await put(own, Buffer.alloc(2 * 1024 * 1024))).status()).toBe(413);
  expect((await put(own, draft, '/brand-preview/No-id/draft?key=abcdefgh')).status()).toBe(404);
  expect((await put(own, draft, '/brand-preview/quarry/draft?key=../a')).status()).toBe(400);
  expect((await put(own, draft, `${address}&file=../brand.json`)).status()).toBe(400);
  const answer = await put(own, draft);
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({ problems: [] });
  expect(answer.headers()['cache-control']).toContain('no-store');
});
