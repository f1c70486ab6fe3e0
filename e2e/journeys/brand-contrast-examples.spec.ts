import { listFaults } from '#e2e/support/list-faults.ts';
import { expect, test } from '#e2e/support/test.ts';
import type { PreviewScreenName } from '#lib/brand/preview/screens.ts';

const EXAMPLES = [
  'averill-thorncroft',
  'brindle-creek',
  'hoistwell',
  'larkhaven',
  'maison-ondree',
  'puddlewren',
];
const SCREENS: readonly PreviewScreenName[] = ['payable', 'review', 'settled', 'expired'];
const NARROWEST_IN_PX = 320;

test.use({ brands: 'examples', appVariables: { BRAND_PREVIEW: '1' } });

for (const brand of EXAMPLES) {
  test(`${brand} is within everybody's reach @desktop`, async ({ page, viewport }) => {
    for (const screen of SCREENS) {
      await page.goto(`/brand-preview/${brand}/screen/${screen}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect.soft(await listFaults(page, 'all'), `${screen}, in ${colorScheme}`).toEqual([]);
      }
      await page.setViewportSize({ width: NARROWEST_IN_PX, height: 640 });
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(width, `the width of ${screen}`).toBeLessThanOrEqual(NARROWEST_IN_PX);
      if (viewport) await page.setViewportSize(viewport);
    }
  });
}
