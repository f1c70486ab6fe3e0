import { expectFits, expectReach } from '#e2e/support/looks/expect-reach.ts';
import { expect, test } from '#e2e/support/test.ts';
import { accessibility, frame } from '#lib/messages/testing/words.ts';

const MERCHANT = { cFiMerchantId: 'm-statement' };

test.use({
  brands: {
    statement: {
      'brand.json': {
        name: 'Harbor Clinic',
        match: { merchantIds: [MERCHANT.cFiMerchantId] },
        support: { email: 'access@harbor.example' },
        footer: false,
      },
    },
  },
});

test('tells beside the bill what is done for accessibility, and whom to ask', async ({
  context,
  billPage,
}) => {
  await billPage.begin('bill', { merchant: MERCHANT });
  const [statement] = await Promise.all([
    context.waitForEvent('page'),
    billPage.page.getByRole('link', { name: frame.accessibility }).click(),
  ]);
  await expect(statement.getByRole('heading', { level: 1 })).toHaveText(accessibility.title);
  await expect(statement.getByRole('main')).toContainText('contact Harbor Clinic');
  await expect(statement.getByRole('main')).toContainText(/Last checked: [A-Z][a-z]+ \d+, 20\d\d/);
  const mail = statement.getByRole('main').getByRole('link', { name: /Harbor Clinic/ });
  expect(await mail.getAttribute('href')).toMatch(/^mailto:access@harbor\.example/);
  await expectReach(statement, accessibility.title);
  await expectFits(statement, accessibility.title);
});

test('is there without a bill, in the reader’s language', async ({ page }) => {
  await page.goto('/accessibility?brand=nobody&lang=es');
  await expect(page.locator('html')).toHaveAttribute('lang', /^es/);
  expect((await page.request.get('/accessibility')).status()).toBe(200);
});
