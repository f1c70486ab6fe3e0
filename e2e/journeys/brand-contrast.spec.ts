import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { BrandFolders } from '#e2e/support/brands-folder.ts';
import { expect, test } from '#e2e/support/test.ts';
import type { PreviewScreenName } from '#lib/brand/preview/screens.ts';
import { AWKWARD_BRANDS } from '#lib/brand/theme/awkward-brands.ts';

/** Between them they have every kind of text, field, mark and notice. */
const SCREENS: readonly PreviewScreenName[] = ['payable', 'review-errors', 'settled', 'declined'];
const LONGEST_WALK_IN_MS = 180_000;

const BRANDS = AWKWARD_BRANDS.map((brand, index) => ({ ...brand, id: `awkward-${index}` }));
const FOLDERS: BrandFolders = Object.fromEntries(
  BRANDS.map(({ id, name, settings }) => [id, { 'brand.json': { name, ...settings } }]),
);

test.use({ brands: FOLDERS, appVariables: { BRAND_PREVIEW: '1' } });

// On the desktop, since only there the letter stands on the ground beside the paper.
for (const screen of SCREENS) {
  test(`can be read in the most awkward colours: ${screen} @desktop`, async ({ page }) => {
    test.setTimeout(LONGEST_WALK_IN_MS);
    for (const { id, name } of BRANDS) {
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await page.goto(`/brand-preview/${id}/screen/${screen}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      expect.soft(await listFaults(page), `${name}, in light`).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      expect.soft(await listFaults(page), `${name}, in dark`).toEqual([]);
    }
  });
}

async function listFaults(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode().withRules('color-contrast');
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
