import type { Page } from '@playwright/test';
import { askByHand } from '#e2e/support/ask-by-hand.ts';
import { JourneyPage } from '#e2e/support/bills/journey-page.ts';
import { countCases } from '#e2e/support/count-cases.ts';
import { expectHarmless as expectHarmlessTexts } from '#e2e/support/looks/expect-harmless.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { listFolders, merchantOf, REFUSED, TAKEN_IN } from './brand-hostile-brands.ts';

const GOOD = {
  'brand.json': { name: 'Good Company', match: { merchantIds: [merchantOf('good')] } },
};
const DEFAULT = { 'brand.json': { name: 'The Default Brand' } };

test.beforeEach(() => countCases('Attack cases', 1));

test.use({ brands: { ...listFolders(), good: GOOD, default: DEFAULT } });

/** Nothing ran, nothing of the brand became a part of the page, and the bill can be paid. */
async function expectHarmless(page: Page): Promise<void> {
  const bill = new JourneyPage(page);
  await expect(bill.connectButton).toBeEnabled();
  expect(await page.evaluate(() => 'intruded' in window)).toBe(false);
  await expect(page.locator('[onerror], [onload], [src="x"], b')).toHaveCount(0);
  for (const link of await page.locator('a[href]').all()) {
    expect(await link.getAttribute('href')).toMatch(/^(https:\/\/|mailto:|tel:|\/|#|\?|$)/);
  }
}

const { texts } = TAKEN_IN;

test('shows texts that would be code anywhere else as texts @both-all', async ({
  page,
  billPage,
}) => {
  await billPage.begin('bill', { merchant: { cFiMerchantId: merchantOf('texts') } });
  await expectHarmless(page);
  await expect(page.getByText(texts.settings.texts.en.heading, { exact: true })).toBeVisible();
  await expect(page.getByText(texts.settings.texts.en.note)).toBeVisible();
  await expect(page).toHaveTitle(/Ev<b>il <\/style>/);
});

test('keeps such texts texts on the page of a link that has ended', async ({ page, billPage }) => {
  const merchant = { cFiMerchantId: merchantOf('texts') };
  await billPage.begin('bill', { merchant, status: 'Expired' });
  await expect(page.getByText(texts.settings.texts.en.endedLink)).toBeVisible();
  expect(await page.evaluate(() => 'intruded' in window)).toBe(false);
});

test('keeps such texts texts in the authorization, on the receipt and where something is wrong', async ({
  page,
  billPage,
}) => {
  const { name, legalName } = texts.settings;
  const bill = await billPage.begin('review', { merchant: { cFiMerchantId: merchantOf('texts') } });
  await expect(billPage.main).toContainText(`authorize ${legalName}`);
  await expectHarmlessTexts(page);
  await billPage.pay();
  await expect(billPage.main).toContainText(texts.settings.texts.en.afterPayment);
  await expect(billPage.main).toContainText(legalName);
  await expect(page.getByText(texts.settings.texts.en.supportHours, { exact: true })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expectHarmlessTexts(page);

  expectProblem(/status of 503/);
  await bill.injectFault({ operation: 'C2', kind: 'status', times: 'always' });
  await page.reload();
  expect(await page.title()).toContain(name);
  await expectHarmlessTexts(page);
});

for (const [id, tag] of tagRepeats(Object.keys(REFUSED), 2)) {
  test(`uses the default brand in place of the hostile one "${id}"`, { tag }, async ({
    page,
    billPage,
  }) => {
    await billPage.begin('bill', { merchant: { cFiMerchantId: merchantOf(id) } });
    await expectHarmless(page);
    await expect(page.getByText('The Default Brand').first()).toBeVisible();
    await expect(page.getByText('Refused')).toHaveCount(0);
  });
}

test('serves a drawing under a policy that lets nothing run, also where it is opened by itself', async ({
  page,
  billPage,
}) => {
  expectProblem(/Blocked script execution/);
  await billPage.begin('bill', { merchant: { cFiMerchantId: merchantOf('drawing') } });
  await expectHarmless(page);
  const source = await page.locator('img[src^="/brand/drawing/"]').first().getAttribute('src');
  expect(source).toMatch(/^\/brand\/drawing\/[0-9a-f]{32}\.svg$/);

  const answer = await page.goto(source ?? '');
  const headers = answer?.headers() ?? {};
  expect(headers['content-type']).toBe('image/svg+xml');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/);
  expect(await answer?.text()).not.toMatch(/<script|javascript:|evil\.example/);
  // Even where the drawing's own document is asked to make a script, none runs.
  await page.evaluate(() => {
    const script = document.createElementNS('http://www.w3.org/2000/svg', 'script');
    script.textContent = 'window.intruded = 1';
    document.documentElement.append(script);
  });
  expect(await page.evaluate(() => 'intruded' in window)).toBe(false);
});

const OUTSIDE = [
  '/brand/good/brand.json',
  '/brand/good/..%2f..%2fpackage.json',
  '/brand/good/%2e%2e/%2e%2e/package.json',
  '/brand/../package.json',
  '/brand/good/../default/brand.json',
  '/brand/good/..%5c..%5cpackage.json',
  '/brand/%2e%2e/%2e%2e/etc%2fpasswd',
  '/brand/good/%00',
  '/brand/good/logo.svg%00.png',
  '/brand/__proto__/constructor',
  '/brand/good/0123456789abcdef0123456789abcdef.svg',
];
for (const path of OUTSIDE) {
  test(`finds nothing at ${path}`, async ({ target }) => {
    // By hand, since `fetch` and browsers tidy an address up before they send it.
    const { status, body } = await askByHand(target, { target: path });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(body).not.toMatch(/connectfi-payment-page|Good Company|root:/);
  });
}
