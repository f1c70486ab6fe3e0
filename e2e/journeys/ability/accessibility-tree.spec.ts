import type { Page } from '@playwright/test';
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
test('the main screens read out as before', async ({ page, billPage }) => {
  for (const screen of SCREENS) {
    await showScreen(page, { brand: 'quarry', screen });
    await expectTree(page, screen);
    if (screen === 'payable') await expectTree(page, 'foot', 'contentinfo');
  }
  await page.goto('/accessibility');
  await expectTree(page, 'accessibility');
  await billPage.begin();
  const bill = page.url();
  for (const name of ['device', 'browser']) {
    await page.goto(`${bill}/${name}`);
    await expectTree(page, name);
  }
});

async function expectTree(page: Page, name: string, part: 'main' | 'contentinfo' = 'main') {
  await page.evaluate(putAside);
  const file = `${name}.aria.yml`;
  await expect.soft(page.getByRole(part), name).toMatchAriaSnapshot({ name: file });
}

/** What a bill is called in addresses, which is another name each time. */
function putAside(): void {
  for (const link of document.querySelectorAll('a[href^="/pay/"]')) {
    link.setAttribute('href', '/pay/ref');
  }
  for (const field of document.querySelectorAll<HTMLInputElement>('input[type="url"]')) {
    field.value = 'address';
  }
}
