import { expect, test } from '#e2e/support/test.ts';

/** The charity among the examples, which has font files of its own. */
const CHARITY = { cFiMerchantId: 'PuddlewrenTrust0000001' };

test.use({ brands: 'examples' });

test('fetches a brand’s own fonts ahead of the style sheet, and shows them', async ({
  page,
  createBill,
  billPage,
}) => {
  const answer = await page.goto((await createBill({ merchant: CHARITY })).url);
  const html = (await answer?.text()) ?? '';
  expect(html.match(/<link rel="preload" href="\/brand\/puddlewren\/\S+\.woff2"/g)).toHaveLength(2);
  await expect(billPage.connectButton).toBeVisible();
  await page.waitForFunction(() => document.fonts.status === 'loaded');
  const faces = await page.evaluate(() =>
    [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
  );
  expect(faces.filter((family) => /^"?BrandText[0-9a-f]{8}"?$/.test(family))).toHaveLength(2);
});

test('fetches no font for a brand that has none', async ({ page, createBill }) => {
  const answer = await page.goto((await createBill({})).url);
  expect(await answer?.text()).not.toContain('woff2');
});
