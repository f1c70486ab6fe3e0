import { rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { BrandsFolder } from '#e2e/support/app/brands-folder.ts';
import type { JourneyPage } from '#e2e/support/bills/journey-page.ts';
import { ICON, LOGO } from '#e2e/support/bills/three-brands.ts';
import { test as base, expect } from '#e2e/support/test.ts';

type Fixtures = {
  readonly folder: BrandsFolder;
  /** Opens a bill of the merchant of that id. */
  readonly openBillOf: (merchantId: string) => Promise<JourneyPage>;
  /** Writes another brand and waits until it is there: whatever was written before it has been read, too. */
  readonly waitForAnother: () => Promise<void>;
};

const test = base.extend<Fixtures>({
  folder: async ({ target }, use) => {
    if (!target.brandsFolder) throw new Error('These journeys need a folder of brands.');
    await use(target.brandsFolder);
  },
  openBillOf: async ({ billPage }, use) =>
    use(async (merchantId) => {
      await billPage.begin('bill', { merchant: { cFiMerchantId: merchantId } });
      return billPage;
    }),
  waitForAnother: async ({ page, folder, createBill }, use) =>
    use(async () => {
      await folder.write('another', makeSettings('another', 'Another Name'));
      const { url } = await createBill({ merchant: { cFiMerchantId: 'another' } });
      await expect(async () => {
        expect(await (await page.request.get(url)).text()).toContain('Another Name');
      }).toPass({ timeout: 30_000, intervals: [250] });
      await folder.remove('another');
    }),
});

// A folder of its own, to which the journeys add theirs.
test.use({ brands: { resident: makeSettings('resident', 'A Brand That Stays') } });

function makeSettings(id: string, name: string, more: object = {}) {
  return { 'brand.json': { name, match: { merchantIds: [id] }, ...more } };
}

/** Asks for the page until it bears the name, then shows it; gives every title that it bore meanwhile. */
async function reloadUntil(page: Page, name: string): Promise<readonly string[]> {
  const titles: string[] = [];
  await expect(async () => {
    const html = await (await page.request.get(page.url())).text();
    titles.push(/<title>([^<]*)/.exec(html)?.[1] ?? '');
    expect(titles.at(-1)).toContain(name);
  }).toPass({ timeout: 30_000, intervals: [250] });
  await page.reload();
  await expect(page).toHaveTitle(new RegExp(name));
  return titles;
}

test('shows a brand that comes, changes and goes while it runs', async ({
  page,
  folder,
  openBillOf,
}) => {
  const { main } = await openBillOf('gym');
  await expect(main).toContainText('Blue Ridge Dental');
  await folder.write('gym', makeSettings('gym', 'First Name'));
  await reloadUntil(page, 'First Name');
  await expect(main).toContainText('First Name');
  await folder.write('gym', makeSettings('gym', 'Second Name'));
  await reloadUntil(page, 'Second Name');
  await expect(main).not.toContainText('First Name');
  await folder.remove('gym');
  await reloadUntil(page, 'Blue Ridge Dental');
});

test('keeps the last good form of a brand that is edited into nonsense', async ({
  page,
  folder,
  openBillOf,
  waitForAnother,
}) => {
  await folder.write('club', makeSettings('club', 'Good Name'));
  await openBillOf('club');
  await reloadUntil(page, 'Good Name');
  const nonsense = { colors: { light: { accent: 'red; }' } } };
  await folder.write('club', makeSettings('club', 'Bad Name', nonsense));
  await waitForAnother();
  await page.reload();
  await expect(page).toHaveTitle(/Good Name/);
  await folder.write('club', makeSettings('club', 'Better Name'));
  await reloadUntil(page, 'Better Name');
});

test('never shows half of a brand that is being written', async ({
  page,
  folder,
  openBillOf,
  waitForAnother,
}) => {
  const logo = { logo: { light: 'logo.svg' } };
  await folder.write('bank', { ...makeSettings('bank', 'Old Name', logo), 'logo.svg': LOGO });
  const { main } = await openBillOf('bank');
  await reloadUntil(page, 'Old Name');
  const image = main.locator('img').first();
  const oldAddress = (await image.getAttribute('src')) ?? '';

  const marker = join(folder.path, 'bank', '.writing');
  await writeFile(marker, '');
  await folder.write('bank', makeSettings('bank', 'New Name', logo));
  await waitForAnother();
  await page.reload();
  await expect(page).toHaveTitle(/Old Name/);
  await expect(image).toHaveAttribute('src', oldAddress);

  await folder.write('bank', { 'logo.svg': ICON });
  await unlink(marker);
  const titles = await reloadUntil(page, 'New Name');
  expect(titles.filter((title) => !/Old Name|New Name/.test(title))).toEqual([]);
  await expect(image).not.toHaveAttribute('src', oldAddress);
  // Who still has the page from before can load what is in it.
  expect((await page.request.get(oldAddress)).status()).toBe(200);
});

test('takes a folder that has replaced another as a whole', async ({
  page,
  folder,
  openBillOf,
}) => {
  await folder.write('shop', makeSettings('shop', 'Old Name'));
  await openBillOf('shop');
  await reloadUntil(page, 'Old Name');
  await folder.write('.shop-next', makeSettings('shop', 'New Name'));
  await rename(join(folder.path, 'shop'), join(folder.path, '.shop-past'));
  await rename(join(folder.path, '.shop-next'), join(folder.path, 'shop'));
  const titles = await reloadUntil(page, 'New Name');
  expect(titles.filter((title) => !/Old Name|New Name/.test(title))).toEqual([]);
});
