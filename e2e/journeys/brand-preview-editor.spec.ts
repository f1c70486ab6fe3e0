import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { PREVIEW_BRANDS, QUARRY_LOGO } from '#e2e/support/preview-brands.ts';
import { expect, test } from '#e2e/support/test.ts';

test.use({ appVariables: { BRAND_PREVIEW: '1' }, brands: PREVIEW_BRANDS });

const NEW_LOGO = QUARRY_LOGO.replace('width="160"', 'width="80"').replace('0 0 160', '0 0 80');

test('what is changed reaches the screens, and what is wrong is explained @desktop', async ({
  page,
}) => {
  const frame = await openEditor(page);
  const button = frame.getByRole('button', { name: 'Connect your bank' });
  await expect(button).toHaveCSS('background-color', 'rgb(122, 46, 18)');
  await markDocument(page);

  await test.step('an accent, without loading them anew', async () => {
    await page.getByRole('textbox', { name: 'Accent, Light', exact: true }).fill('#ffd60a');
    await expect(button).toHaveCSS('background-color', 'rgb(255, 214, 10)');
    // A yellow one takes dark words.
    await expect(button).not.toHaveCSS('color', 'rgb(255, 255, 255)');
    await expect(page.getByText(/^Light, links and marks: #ffd60a became #/)).toBeVisible();
    expect(await isMarked(page)).toBe(true);
  });

  await test.step('corners and density, without loading them anew', async () => {
    await openGroup(page, 'Shape and type');
    await page.getByLabel('Corners').selectOption('square');
    await expect(button).toHaveCSS('border-radius', '0px');
    await page.getByLabel('Density').selectOption('compact');
    await expect(frame.locator('main')).toHaveCSS('padding-top', '24px');
    expect(await isMarked(page)).toBe(true);
  });

  await test.step('a logo that is dropped', async () => {
    const logo = frame.getByRole('img', { name: 'Quarry & Sons' }).first();
    await expect(logo).toHaveJSProperty('naturalWidth', 160);
    const data = await page.evaluateHandle((svg) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([svg], 'new logo.svg', { type: 'image/svg+xml' }));
      return transfer;
    }, NEW_LOGO);
    const field = page.getByRole('group', { name: 'Logo on light ground' });
    await field.dispatchEvent('drop', { dataTransfer: data });
    await expect(field).toContainText('new-logo.svg');
    await expect(frame.locator('img').first()).toHaveJSProperty('naturalWidth', 80);
  });

  await test.step('a name and wording', async () => {
    await page.getByLabel('Name', { exact: true }).fill('Quarry & Daughters');
    await expect(frame.getByText('Quarry & Daughters').first()).toBeVisible();
    await openGroup(page, 'Words');
    await page.getByLabel('The letter is called').selectOption('invoice');
    await expect(frame.getByText('Invoice for Jane Doe')).toBeVisible();
  });

  await test.step('a wrong value, at which the screens keep their last good form', async () => {
    await openGroup(page, 'Help and policies');
    const mail = page.getByLabel('E-mail for questions');
    await mail.fill('nobody');
    await expect(mail).toHaveAttribute('aria-invalid', 'true');
    await expect(mail).toHaveAccessibleDescription(/must be an e-mail address/);
    await expect(page.getByText('Something is wrong. The screens show')).toBeVisible();
    await expect(frame.getByText('help@quarry.example')).toBeVisible();
    await mail.fill('stone@quarry.example');
    await expect(mail).toHaveAttribute('aria-invalid', 'false');
    await expect(frame.getByText('stone@quarry.example')).toBeVisible();
  });

  await test.step('a file that is no image', async () => {
    const choose = page.getByLabel('Icon on light ground: Choose a file');
    await choose.setInputFiles({
      name: 'icon.svg',
      mimeType: 'image/svg+xml',
      buffer: Buffer.from('<html><script>alert(1)</script></html>'),
    });
    await expect(choose).toHaveAttribute('aria-invalid', 'true');
    await expect(choose).toHaveAccessibleDescription(/\S/);
  });
});

test('the brand.json that is downloaded is the one that is drawn, and goes on after a reload @desktop', async ({
  page,
  target,
}) => {
  await openEditor(page);
  await page.getByRole('textbox', { name: 'Accent, Dark', exact: true }).fill('#8ecae6');
  await page.getByLabel('Legal name').fill('Quarry LLC');
  await expect(page).toHaveURL(/\?draft=/);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download brand.json' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('brand.json');
  const text = await readFile(await download.path(), 'utf8');
  expect(JSON.parse(text)).toEqual({
    ...Object(PREVIEW_BRANDS.quarry?.['brand.json']),
    legalName: 'Quarry LLC',
    colors: { light: { accent: '#7a2e12', ground: '#f3efe9' }, dark: { accent: '#8ecae6' } },
  });
  await expect(page.getByText('All good.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Legal name')).toHaveValue('Quarry LLC');
  await target.brandsFolder?.write('downloaded', { 'brand.json': text, 'logo.svg': QUARRY_LOGO });
  await page.goto('/brand-preview');
  const article = page.getByRole('article').filter({ hasText: 'downloaded' });
  await expect(article).toBeVisible();
  await expect(article).not.toContainText('Not in use');
  await target.brandsFolder?.remove('downloaded');
});

/** The first screen's frame, drawn. */
async function openEditor(page: Page) {
  await page.goto('/brand-preview/quarry');
  const frame = page.getByTitle('Bill, phone', { exact: true }).contentFrame();
  await expect(frame.getByRole('heading', { level: 1 })).toBeVisible();
  return frame;
}

async function openGroup(page: Page, title: string): Promise<void> {
  await page.locator('summary').filter({ hasText: title }).click();
}

/** A mark that a document loses when it is loaded anew. */
async function markDocument(page: Page): Promise<void> {
  const frame = page.getByTitle('Bill, phone', { exact: true }).contentFrame();
  await frame.locator('html').evaluate((root) => root.setAttribute('data-mark', ''));
}

async function isMarked(page: Page): Promise<boolean> {
  const frame = page.getByTitle('Bill, phone', { exact: true }).contentFrame();
  return frame.locator('html').evaluate((root) => root.hasAttribute('data-mark'));
}
