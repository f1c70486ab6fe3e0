import { expectFits, expectReach } from '#e2e/support/looks/expect-reach.ts';
import { showScreen } from '#e2e/support/looks/show-screen.ts';
import { test } from '#e2e/support/test.ts';
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

test.use({ brands: 'examples', appVariables: { BRAND_PREVIEW: '1' }, bypassCSP: true });

test('every example is within everybody’s reach @desktop', async ({ page }) => {
  for (const brand of EXAMPLES) {
    for (const screen of SCREENS) {
      await showScreen(page, { brand, screen });
      await expectReach(page, `${brand}, ${screen}`);
      await expectFits(page, `${brand}, ${screen}`);
    }
  }
});
