import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { PREVIEW_BRANDS, QUARRY_LOGO } from '#e2e/support/bills/preview-brands.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';

test.use({ appVariables: { BRAND_PREVIEW: '1' }, brands: PREVIEW_BRANDS });

const NEW_LOGO = QUARRY_LOGO.replace('width="160"', 'width="80"').replace('0 0 160', '0 0 80');

test('what is changed reaches the screens, and what is wrong is explained @desktop', async ({
  page,
}) => {
  const frame = await openEditor(page);
  const button = frame.getByRole('button', { name: 'Connect your bank' });
  await expect(button).toHaveCSS('background-color', 'rgb(122, 46, 18)');
  await markDocument(page);

  await test.step('an accent, without loading them again', async () => {
    await page.getByRole('textbox', { name: 'Accent, Light', exact: true }).fill('#ffd60a');
    await expect(button).toHaveCSS('background-color', 'rgb(255, 214, 10)');
    // A yellow one takes dark words.
    await expect(button).not.toHaveCSS('color', 'rgb(255, 255, 255)');
    await expect(page.getByText(/^Light, links and marks: #ffd60a became #/)).toBeVisible();
    expect(await isMarked(page)).toBe(true);
  });

  await test.step('corners and density, without loading them again', async () => {
    await openGroup(page, 'Shape and type');
    await page.getByLabel('Corners').selectOption('square');
    await expect(button).toHaveCSS('border-radius', '0px');
    await page.getByLabel('Density').selectOption('compact');
    await expect(frame.locator('main')).toHaveCSS('padding-top', '24px');
    expect(await isMarked(page)).toBe(true);
  });

  await test.step('a logo that is dropped', async () => {
    const logo = frame.locator('img').first();
    await expect(logo).toHaveJSProperty('naturalWidth', 160);
    const data = await page.evaluateHandle((svg) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([svg], 'new logo.svg', { type: 'image/svg+xml' }));
      return transfer;
    }, NEW_LOGO);
    const field = page.getByRole('group', { name: 'Logo on light ground' });
    await field.dispatchEvent('drop', { dataTransfer: data });
    await expect(field).toContainText('new-logo.svg');
    await expect(logo).toHaveJSProperty('naturalWidth', 80);
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

  await test.step('the languages, and texts in each of them', async () => {
    await openGroup(page, 'Languages');
    await page.getByRole('textbox', { name: 'Allowed' }).fill('en\nes');
    await expect(frame.getByRole('option')).toHaveText(['English', 'Español']);
    await page.getByRole('textbox', { name: 'Add a language' }).fill('es');
    await page.getByRole('button', { name: 'Add a language' }).click();
    const spanish = page.getByRole('group', { name: 'Texts in es' });
    await spanish.getByLabel('Heading').fill('Piedra y pizarra');
    const draft = new URL(page.url()).searchParams.get('draft');
    const screen = await page.context().newPage();
    await expect(async () => {
      await screen.goto(`/brand-preview/quarry/screen/payable?draft=${draft}&lang=es`);
      await expect(screen.getByText('Piedra y pizarra')).toBeVisible({ timeout: 500 });
    }).toPass();
    await screen.close();
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

test('what is not in the folder is said, and outlives a reload and a lost draft @desktop', async ({
  page,
}) => {
  await openEditor(page);
  const settings = page.getByRole('region', { name: 'Settings' });
  await expect(settings).toContainText('As in the folder: ');
  await page.getByLabel('Legal name').fill('Quarry LLC');
  await openGroup(page, 'Shape and type');
  await page.getByLabel('Corners').selectOption('square');
  await chooseLogo(page, 'logo.svg', NEW_LOGO);
  await expect(settings).toContainText('Not in the folder: 3');
  await expect(settings).toContainText('legalName, corners, logo.svg');

  await page.reload();
  await expect(settings).toContainText('legalName, corners, logo.svg');
  await expect(page.getByLabel('Legal name')).toHaveValue('Quarry LLC');

  await test.step('a draft that the server has forgotten', async () => {
    await page.evaluate(() => {
      const kept = JSON.parse(sessionStorage.getItem('brand-draft quarry') ?? '');
      sessionStorage.setItem('brand-draft quarry', JSON.stringify({ ...kept, key: 'forgotten' }));
    });
    await page.goto('/brand-preview/quarry?draft=forgotten');
    await expect(page.getByTitle('Bill, Phone', { exact: true })).toBeAttached();
    await expect(page.getByLabel('Legal name')).toHaveValue('Quarry LLC');
    // The file went with the draft; what was written is there.
    await expect(settings).toContainText('legalName, corners');
    await expect(settings).not.toContainText('corners, logo.svg');
  });

  await page.getByRole('link', { name: 'Go back to what is in the folder' }).click();
  await expect(page.getByLabel('Legal name')).toHaveValue('Quarry & Sons Stonemasons, Inc.');
  await expect(settings).toContainText('As in the folder: ');
});

test('goes on once a preview that did not answer is there again @desktop', async ({ page }) => {
  expectProblem(/Failed to load resource|ERR_FAILED/);
  await openEditor(page);
  await page.route('**/draft?*', (route) => route.abort());
  const mail = page.getByLabel('E-mail for questions');
  await openGroup(page, 'Help and policies');
  await mail.fill('nobody');
  await expect(page.getByText('The preview does not answer.')).toBeVisible();
  await page.unroute('**/draft?*');
  await expect(mail).toHaveAccessibleDescription(/must be an e-mail address/);
  await expect(page.getByText('The preview does not answer.')).toBeHidden();
});

test('shows no error of a value that is gone @desktop', async ({ page }) => {
  await openEditor(page);
  await openGroup(page, 'Help and policies');
  const mail = page.getByLabel('E-mail for questions');
  await mail.fill('nobody');
  await expect(mail).toHaveAttribute('aria-invalid', 'true');
  await page.route('**/draft?*', () => {});
  await mail.fill('stone@quarry.example');
  await expect(mail).toHaveAttribute('aria-invalid', 'false');
  await page.unroute('**/draft?*');
});

test('a brand begins in the list, and its folder is downloaded whole @desktop', async ({
  page,
  target,
}) => {
  await page.goto('/brand-preview');
  await page.getByText('Begin a new brand').click();
  const id = page.getByLabel('Name of the folder');
  await page.getByLabel('Name', { exact: true }).fill('Café Möwe & Söhne');
  await expect(id).toHaveAttribute('placeholder', 'cafe-mowe-sohne');
  for (const [given, said] of [
    ['Not an id', /must be a to z, digits and hyphens/],
    ['built-in', /must be a to z, digits and hyphens/],
    ['quarry', /There is a brand of this name already/],
  ] as const) {
    await id.fill(given);
    await page.getByRole('button', { name: 'Begin' }).click();
    await expect(id).toHaveAccessibleDescription(said);
  }
  await id.fill('');
  const host = page.getByLabel('Host name');
  await host.fill('https://pay.example');
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(host).toHaveAccessibleDescription(/must be a host name alone/);
  await host.fill('');
  await page.getByLabel('Merchant reference').fill('MOWE');
  await page.getByRole('button', { name: 'Begin' }).click();

  await expect(page).toHaveURL(/\/brand-preview\/cafe-mowe-sohne\?draft=/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Café Möwe & Söhne');
  await expect(page.getByTitle('Bill, Phone', { exact: true })).toBeAttached();
  await chooseLogo(page, 'My logo.svg', QUARRY_LOGO);
  const settings = page.getByRole('region', { name: 'Settings' });
  await expect(settings).toContainText('name, match.merchantReferences, logo.light, My-logo.svg');
  await page.getByRole('textbox', { name: 'Accent, Light', exact: true }).fill('#0f7b6c');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the folder (.zip)' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('cafe-mowe-sohne.zip');
  const files = unzipSync(await readFile(await download.path()));
  expect(Object.keys(files)).toEqual(['cafe-mowe-sohne/brand.json', 'cafe-mowe-sohne/My-logo.svg']);
  const json = new TextDecoder().decode(files['cafe-mowe-sohne/brand.json']);
  expect(JSON.parse(json)).toEqual({
    name: 'Café Möwe & Söhne',
    match: { merchantReferences: ['MOWE'] },
    logo: { light: 'My-logo.svg' },
    colors: { light: { accent: '#0f7b6c' } },
  });

  await target.brandsFolder?.write('cafe-mowe-sohne', {
    'brand.json': json,
    'My-logo.svg': QUARRY_LOGO,
  });
  await page.reload();
  await expect(settings).toContainText('As in the folder: ');
  await target.brandsFolder?.remove('cafe-mowe-sohne');
});

async function chooseLogo(page: Page, name: string, svg: string): Promise<void> {
  const file = { name, mimeType: 'image/svg+xml', buffer: Buffer.from(svg) };
  await page.getByLabel('Logo on light ground: Choose a file').setInputFiles(file);
}

/** The first screen's frame, drawn. */
async function openEditor(page: Page) {
  await page.goto('/brand-preview/quarry');
  const frame = page.getByTitle('Bill, Phone', { exact: true }).contentFrame();
  await expect(frame.getByRole('heading', { level: 1 })).toBeVisible();
  return frame;
}

async function openGroup(page: Page, title: string): Promise<void> {
  await page.locator('summary').filter({ hasText: title }).click();
}

/** A mark that a document loses when it is loaded again. */
async function markDocument(page: Page): Promise<void> {
  const frame = page.getByTitle('Bill, Phone', { exact: true }).contentFrame();
  await frame.locator('html').evaluate((root) => root.setAttribute('data-mark', ''));
}

async function isMarked(page: Page): Promise<boolean> {
  const frame = page.getByTitle('Bill, Phone', { exact: true }).contentFrame();
  return frame.locator('html').evaluate((root) => root.hasAttribute('data-mark'));
}
