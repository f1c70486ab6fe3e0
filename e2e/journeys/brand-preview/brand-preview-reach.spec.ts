import { PREVIEW_BRANDS } from '#e2e/support/bills/preview-brands.ts';
import { expectFits, expectNarrow, expectReach } from '#e2e/support/looks/expect-reach.ts';
import { SCREEN_WALKS } from '#e2e/support/looks/screen-walks.ts';
import { showScreen } from '#e2e/support/looks/show-screen.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, test } from '#e2e/support/test.ts';

test.use({ appVariables: { BRAND_PREVIEW: '1' }, brands: PREVIEW_BRANDS, bypassCSP: true });

const DESKTOP = { width: 1280, height: 800 };

for (const { which, screens, tag } of SCREEN_WALKS) {
  test(`${which} are within everybody’s reach, by day and by night`, { tag }, async ({ page }) => {
    test.slow();
    for (const { name } of screens) {
      await showScreen(page, { brand: 'quarry', screen: name });
      await expectReach(page, name);
      await expectFits(page, name);
    }
  });
}

/** Those whose words are longest, of other scripts, and the other direction. */
const FARTHEST = ['ta', 'ar', 'de', 'hi', 'ru', 'ht'] as const;
const EACH_KIND = [
  'payable',
  'connect-problem',
  'account-choice',
  'review',
  'review-problem',
  'settled',
  'returned',
  'expired',
  'link-unknown',
];

for (const [language, tag] of tagRepeats(FARTHEST)) {
  test(`a screen of each kind keeps within the narrowest phone in ${language}, in large text too`, {
    tag,
  }, async ({ page }) => {
    for (const screen of EACH_KIND) {
      await showScreen(page, { brand: 'quarry', screen, language });
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expectNarrow(page, screen);
    }
  });
}

test('the list of brands and the editor are within everybody’s reach', async ({ page }) => {
  await page.goto('/brand-preview');
  await expectReach(page, 'the list on a phone');
  await page.setViewportSize(DESKTOP);
  await expectReach(page, 'the list on a desktop');

  await page.goto('/brand-preview/quarry');
  await expect(page.getByTitle('Bill, Phone', { exact: true })).toBeAttached();
  await page.locator('details').evaluateAll((groups) => {
    for (const group of groups) group.setAttribute('open', '');
  });
  await expectReach(page, 'the editor on a desktop');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('radio', { name: 'Settings' }).check();
  await expectReach(page, 'the editor on a phone');
});
