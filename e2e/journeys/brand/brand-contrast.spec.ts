import type { Page } from '@playwright/test';
import type { BrandFolders } from '#e2e/support/app/brands-folder.ts';
import { listFaults } from '#e2e/support/looks/list-faults.ts';
import { showScreen } from '#e2e/support/looks/show-screen.ts';
import { expect, test } from '#e2e/support/test.ts';
import { getSystemFont } from '#lib/brand/assets/arrange-font.ts';
import type { PreviewScreenName } from '#lib/brand/preview/screens.ts';
import { buildTheme } from '#lib/brand/theme/build-theme.ts';
import { AWKWARD_BRANDS } from '#lib/brand/theme/testing/awkward-brands.ts';

/** Between them they have every kind of text, field, mark and notice. */
const SCREENS: readonly PreviewScreenName[] = ['payable', 'review-errors', 'settled', 'declined'];

const BRANDS = AWKWARD_BRANDS.map((brand, index) => ({ ...brand, id: `awkward-${index}` }));
const FOLDERS: BrandFolders = Object.fromEntries(
  BRANDS.map(({ id, name, settings }) => [id, { 'brand.json': { name, ...settings } }]),
);

test.use({ brands: FOLDERS, appVariables: { BRAND_PREVIEW: '1' }, bypassCSP: true });

// On a phone a letter of another tone stands on the paper, whose colours must hold there as well.
test('can be read on a phone where letter and paper differ', async ({ page }) => {
  const differing = BRANDS.filter(({ settings }) => hasLetter(settings));
  expect(differing.length).toBeGreaterThan(0);
  for (const { id, name } of differing) await expectReadable(page, { id, name, screen: 'payable' });
});

// On the desktop, since only there the letter stands on the ground beside the paper. Every pair of colours of
// every brand is checked where themes are built; here each brand is looked at once, to see that they arrive.
for (const [index, screen] of SCREENS.entries()) {
  test(`can be read in the most awkward colours on the screen ${screen} @desktop`, async ({
    page,
  }) => {
    const shown = BRANDS.filter((_, place) => place % SCREENS.length === index);
    expect(shown.length).toBeGreaterThan(0);
    for (const { id, name } of shown) await expectReadable(page, { id, name, screen });
  });
}

type Shown = { readonly id: string; readonly name: string; readonly screen: PreviewScreenName };

async function expectReadable(page: Page, { id, name, screen }: Shown): Promise<void> {
  await showScreen(page, { brand: id, screen });
  await expect.soft(page.getByRole('heading', { level: 1 }), `${name}, ${screen}`).toHaveCount(1);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const faults = await listFaults(page, 'colours');
    expect.soft(faults, `${name}, ${screen}, in ${colorScheme}`).toEqual([]);
  }
}

function hasLetter(settings: (typeof BRANDS)[number]['settings']): boolean {
  return buildTheme(settings, getSystemFont('system')).letter !== undefined;
}
