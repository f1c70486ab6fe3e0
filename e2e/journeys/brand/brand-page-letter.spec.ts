import { expect, test } from '#e2e/support/test.ts';
import { bankPayment, bill as words } from '#lib/messages/testing/words.ts';

const FIELDS = Array.from({ length: 14 }, (_, index) => ({
  index,
  code: null,
  label: `Label ${index + 1}`,
  value: `Value ${index + 1}`,
}));

test('folds a long letter, so that the button stays near', async ({ page, billPage }) => {
  const sentence = 'Work on the house at the end of the long road. ';
  const description = `${sentence.repeat(30)}The end.`;
  await billPage.begin('bill', { description, fields: FIELDS });
  const main = page.getByRole('main');
  await expect(main.getByText('The end.').first()).toBeHidden();
  await expect(main.getByText('Value 14').first()).toBeHidden();
  const button = page.getByRole('button', { name: bankPayment.connect.button });
  expect((await button.boundingBox())?.y).toBeLessThan(1100);
  await main.getByText(words.moreText).click();
  await main.getByText(words.moreFacts).click();
  await expect(main.getByText('The end.').first()).toBeVisible();
  await expect(main.getByText('Value 14').first()).toBeVisible();
});

test('has the whole of a long letter on paper', async ({ page, billPage }) => {
  await billPage.begin('bill', { fields: FIELDS });
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Value 14').filter({ visible: true })).toHaveCount(1);
});

test('shows the logo that connectFi sends along, and the name beside a mere sign', async ({
  page,
  billPage,
}) => {
  await billPage.begin('bill', { switches: { logoAnswer: 'dataUrl' } });
  const logo = page.locator('main img');
  await expect(logo).toHaveCount(1);
  expect(await logo.getAttribute('src')).toMatch(/^data:image\/svg\+xml;base64,/);
  expect(await logo.evaluate((image) => image.clientWidth)).toBe(48);
  await expect(page.getByText('Blue Ridge Dental', { exact: true }).first()).toBeVisible();
});

test('makes a mark of the name where a logo is an id alone', async ({ page, billPage }) => {
  await billPage.begin('bill', { switches: { logoAnswer: 'id' } });
  await expect(page.getByText('Blue Ridge Dental', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('BR', { exact: true })).toBeVisible();
  await expect(page.locator('main img')).toHaveCount(0);
});
