import { expectFits, expectReach } from '#e2e/support/looks/expect-reach.ts';
import { showScreen } from '#e2e/support/looks/show-screen.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
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

for (const [brand, tag] of tagRepeats(EXAMPLES)) {
  test(`the example ${brand} is within everybody’s reach @desktop`, { tag }, async ({ page }) => {
    for (const screen of SCREENS) {
      await showScreen(page, { brand, screen });
      await expectReach(page, screen);
      await expectFits(page, screen);
    }
  });
}
