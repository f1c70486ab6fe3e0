import { holdBack } from '#e2e/support/hold-back.ts';
import { expectStill, recordShifts } from '#e2e/support/looks/shifts.ts';
import { expect, test } from '#e2e/support/test.ts';
import { bankPayment, frame } from '#lib/messages/testing/words.ts';
import { BRANDS, CHARITY, GYM, PLATFORM } from './brand-page-brands.ts';

test.use({ brands: BRANDS });

const WHOLE_BILL = { merchant: GYM, invoiceNumber: 'INV-7', payerName: 'Jane Doe' };

test('stands under the logo of the brand, and nothing moves when that comes late @both', async ({
  page,
  createBill,
}) => {
  await recordShifts(page);
  const letLogosCome = await holdBack(page, '**/brand/gym/**');
  const { url } = await createBill({ merchant: GYM });
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  const logo = page.getByRole('img', { name: 'Harbor Gym' });
  const button = page.getByRole('button', { name: bankPayment.connect.button });
  const before = [await logo.boundingBox(), await button.boundingBox()];
  letLogosCome();
  await expect
    .poll(() => logo.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth))
    .toBeGreaterThan(0);
  expect([await logo.boundingBox(), await button.boundingBox()]).toEqual(before);
  expect(before[0]).toMatchObject({ width: 167, height: 33 });
  await expectStill(page, 0.01);
});

test('shows the logo that was made for the ground', async ({ page, billPage }) => {
  await billPage.begin('bill', { merchant: GYM });
  const logo = page.getByRole('img', { name: 'Harbor Gym' });
  const onLight = await logo.getAttribute('src');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(logo).toHaveCount(1);
  expect(await logo.getAttribute('src')).not.toBe(onLight);
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  expect(await logo.getAttribute('src')).toBe(onLight);
});

test('tells the browser whose page it is', async ({ page, request, billPage }) => {
  await billPage.begin('bill', { merchant: GYM });
  await expect(page).toHaveTitle('Pay this bill · $125.00 · Harbor Gym');
  const icons = page.locator('link[rel="icon"]');
  await expect(icons).toHaveCount(2);
  for (const [index, scheme] of (['light', 'dark'] as const).entries()) {
    await expect(icons.nth(index)).toHaveAttribute('media', `(prefers-color-scheme: ${scheme})`);
    const icon = await request.get((await icons.nth(index).getAttribute('href')) ?? '');
    expect(icon.headers()['content-type']).toBe('image/svg+xml');
  }
  await expect(page.locator('meta[name="color-scheme"]')).toHaveAttribute('content', 'light dark');
  await expect(
    page.locator('meta[name="theme-color"][media="(prefers-color-scheme: light)"]'),
  ).toHaveAttribute('content', '#fffaf5');

  await billPage.begin('bill', { merchant: CHARITY });
  await expect(page.locator('meta[name="color-scheme"]')).toHaveAttribute('content', 'dark');
  await expect(page.locator('meta[name="theme-color"]')).toHaveCount(1);
});

test('has the colours of the brand before the first picture of the page @engines', async ({
  page,
  createBill,
}) => {
  const response = await page.goto((await createBill({ merchant: GYM })).url);
  const html = (await response?.text()) ?? '';
  expect(html.lastIndexOf('--color-accent:#7a1f4b', html.indexOf('<main'))).toBeGreaterThan(0);
  await expect(page.getByRole('button', { name: bankPayment.connect.button })).toHaveCSS(
    'background-color',
    'rgb(122, 31, 75)',
  );
});

test("shows the brand's words as plain text", async ({ billPage }) => {
  await billPage.begin('bill', WHOLE_BILL);
  const { main } = billPage;
  await expect(main.getByText('Your <b>membership</b>', { exact: true })).toBeVisible();
  await expect(main.locator('b')).toHaveCount(0);
  const note = main.getByText('& second line');
  expect(await note.innerText()).toBe('First line\n& second line');
});

test('has at its head what the brand wants there, and the rest among the lines', async ({
  billPage,
}) => {
  await billPage.begin('bill', WHOLE_BILL);
  await expect(billPage.heading).toHaveText('Your bill $125.00');
  await expect(billPage.page.getByText('Invoice INV-7', { exact: true })).toBeVisible();
  await expect(billPage.fact('For')).toHaveText('Jane Doe');
  await expect(billPage.fact('Invoice')).toHaveCount(0);

  await billPage.begin('bill', { ...WHOLE_BILL, merchant: CHARITY });
  await expect(billPage.heading).toHaveText('Donation from Jane Doe');
  await expect(billPage.fact('Amount')).toHaveText('$125.00');
});

test('offers help and the small print at the end of the page @both', async ({ billPage }) => {
  await billPage.begin('bill', { merchant: GYM });
  const footer = billPage.page.getByRole('contentinfo');
  await expect(footer.getByRole('link', { name: 'Email Harbor Gym' })).toHaveAttribute(
    'href',
    /^mailto:desk@gym\.example\?subject=/,
  );
  await expect(footer.getByRole('link', { name: 'Call Harbor Gym' })).toHaveAttribute(
    'href',
    'tel:5550100188',
  );
  const site = footer.getByRole('link', { name: 'Website of Harbor Gym' });
  await expect(site).toHaveText('gym.example');
  await expect(site).toHaveAttribute('rel', 'noopener noreferrer');
  await expect(footer).toContainText('Every day, 6 am to 10 pm');
  const policies = footer.getByRole('navigation', { name: 'Policies' }).getByRole('link');
  await expect(policies).toHaveText([/^Terms/, /^Privacy/, /^Refunds/, /^Accessibility/]);
  for (const policy of await policies.all()) {
    await expect(policy).toHaveAttribute('target', '_blank');
    await expect(policy).toHaveAttribute('rel', 'noopener noreferrer');
  }
});

test('keeps the help where the brand wants no footer', async ({ billPage }) => {
  await billPage.begin('bill', { merchant: CHARITY });
  const footer = billPage.page.getByRole('contentinfo');
  await expect(footer.getByRole('link', { name: 'Email Kites for Children' })).toBeVisible();
  const links = footer.getByRole('navigation', { name: 'Policies' }).getByRole('link');
  await expect(links).toHaveText([/^Accessibility/]);
});

test('names the merchant in words under the sign of a platform', async ({ page, billPage }) => {
  await billPage.begin('bill', { merchant: { ...PLATFORM, name: 'Blue Ridge Dental' } });
  const { main } = billPage;
  await expect(main.getByText('Till & Tide', { exact: true })).toBeVisible();
  await expect(main.getByText('From Blue Ridge Dental', { exact: true })).toBeVisible();
  await expect(page).toHaveTitle('Pay this bill · $125.00 · Blue Ridge Dental · Till & Tide');
  const footer = page.getByRole('contentinfo');
  await expect(footer.getByRole('link')).toHaveText([
    'tilltide.example',
    frame.otherDevice,
    /^Accessibility/,
  ]);
});

test('does not name an unknown merchant in its title', async ({ page, billPage }) => {
  await billPage.begin('bill', { switches: { merchantAnswer: 'absent' } });
  await expect(page).toHaveTitle('Pay this bill · $125.00');
});
