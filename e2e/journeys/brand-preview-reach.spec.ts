import type { Page } from '@playwright/test';
import { listFaults } from '#e2e/support/list-faults.ts';
import { PREVIEW_BRANDS } from '#e2e/support/preview-brands.ts';
import { expect, test } from '#e2e/support/test.ts';
import { PREVIEW_SCREENS } from '#lib/brand/preview/screens.ts';

test.use({ appVariables: { BRAND_PREVIEW: '1' }, brands: PREVIEW_BRANDS });

const LONGEST_WALK_IN_MS = 600_000;
const GROUPS = [...new Set(PREVIEW_SCREENS.map(({ group }) => group))];

for (const group of GROUPS) {
  test(`every screen of the group ${group} is within everybody's reach, by day and by night`, async ({
    page,
  }) => {
    test.setTimeout(LONGEST_WALK_IN_MS);
    for (const { name } of PREVIEW_SCREENS.filter((screen) => screen.group === group)) {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(`/brand-preview/quarry/screen/${name}`);
      await expectReach(page, name);
    }
  });
}

test('the list of brands is within everybody’s reach @both', async ({ page }) => {
  await page.goto('/brand-preview');
  await expectReach(page);
});

test('the editor is within everybody’s reach @both', async ({ page }) => {
  await page.goto('/brand-preview/quarry');
  await expect(page.getByTitle('Bill, phone', { exact: true })).toBeAttached();
  if (await page.getByRole('radio', { name: 'Settings' }).isVisible()) {
    await page.getByRole('radio', { name: 'Settings' }).check();
  }
  await page.locator('details').evaluateAll((groups) => {
    for (const group of groups) group.setAttribute('open', '');
  });
  // The screens are looked into above, and axe would wait for each that is not loaded yet.
  await page.locator('iframe').evaluateAll((frames) => {
    for (const frame of frames) frame.remove();
  });
  await expectReach(page);
});

async function expectReach(page: Page, what = page.url()): Promise<void> {
  expect(await listFaults(page, 'all'), what).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await listFaults(page, 'contrast'), `${what}, by night`).toEqual([]);
}
