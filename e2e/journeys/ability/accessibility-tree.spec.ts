import { PREVIEW_BRANDS } from '#e2e/support/bills/preview-brands.ts';
import { showScreen } from '#e2e/support/looks/show-screen.ts';
import { expect, test } from '#e2e/support/test.ts';
import type { PreviewScreenName } from '#lib/brand/preview/screens.ts';

test.use({ appVariables: { BRAND_PREVIEW: '1' }, brands: PREVIEW_BRANDS, bypassCSP: true });

const SCREENS: readonly PreviewScreenName[] = [
  'payable',
  'account-choice',
  'review',
  'review-errors',
  'locked-unknown',
  'confirming',
  'settled',
  'returned',
  'expired',
  'no-session',
];

/**
 * What screen readers are given of each main screen, as text beside this file: a role, name or level that changes is
 * seen in review. After a change that is meant: `playwright test accessibility-tree --update-snapshots`, then read them.
 */
test('the main screens read out as before', async ({ page, billAt }) => {
  for (const screen of SCREENS) {
    await showScreen(page, { brand: 'quarry', screen });
    await expectTree(screen);
  }
  await page.goto('/accessibility');
  await expectTree('accessibility');
  await billAt('bill');
  const bill = page.url();
  for (const name of ['device', 'browser']) {
    await page.goto(`${bill}/${name}`);
    await expectTree(name);
  }

  async function expectTree(name: string): Promise<void> {
    // What a bill is called in addresses is another one each time.
    await page.locator('a[href^="/pay/"]').evaluateAll((links) => {
      for (const link of links) link.setAttribute('href', '/pay/ref');
    });
    await page.locator('input[type="url"]').evaluateAll((fields) => {
      for (const field of fields) if (field instanceof HTMLInputElement) field.value = 'address';
    });
    await expect.soft(page.locator('body')).toMatchAriaSnapshot({ name: `${name}.aria.yml` });
  }
});
