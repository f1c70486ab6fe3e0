import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '#e2e/support/test.ts';
import { listTracedPackages } from '#lib/bundle/server-packages.ts';

// What operators run: a copy of the bundle, far from the project, with the example brands that it brings.
test.use({ isBundled: true, brands: 'examples', appVariables: { BRAND_PREVIEW: '1' } });
// One after another, so that one bundle is enough.
test.describe.configure({ mode: 'default' });

test.afterEach('nothing was written to the bundle', async ({ target }) => {
  expect(await target.bundle?.listChanges()).toEqual([]);
});

test('pays a bill in a brand, from a bundle outside the project @all', async ({ billPage }) => {
  const bill = await billPage.begin('bill', {
    merchant: { cFiMerchantId: 'CityOfLarkhavenClerk01' },
  });
  const logo = billPage.page.getByRole('img', { name: 'City of Larkhaven' });
  await expect
    .poll(() => logo.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth))
    .toBeGreaterThan(0);
  await billPage.goToReview();
  await billPage.pay();
  const { attempts } = await bill.read();
  expect(attempts).toMatchObject([{ isAccepted: true }]);
});

test('holds just the packages of others that its bill of materials lists @all', async ({
  target,
}) => {
  const folder = target.bundle?.path ?? '';
  const listed = (await readFile(join(folder, 'sbom.cdx.json'), 'utf8')).matchAll(
    /"bom-ref": "(node_modules\/[^"]+)@[^@"]+"/g,
  );
  // Of Tailwind there is only what it wrote into the style sheet.
  const expected = [...listTracedPackages(folder), 'node_modules/tailwindcss'];
  expect([...listed].map(([, path]) => path).sort()).toEqual(expected.sort());
});

test('reads drawings and fonts of brands, and previews them, in a bundle @all', async ({
  page,
}) => {
  await page.goto('/brand-preview');
  await expect(page.getByRole('heading', { level: 2, name: 'Puddlewren' })).toBeVisible();
  await expect(page.getByText('Not in use until this is corrected')).toHaveCount(0);
  await page.goto('/brand-preview/puddlewren/screen/payable');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForFunction(() => document.fonts.status === 'loaded');
  const faces = await page.evaluate(() =>
    [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
  );
  expect(faces.filter((family) => /^"?BrandText/.test(family))).toHaveLength(2);
});
