import type { Page, Request } from '@playwright/test';
import { expect, test } from '#e2e/support/test.ts';

/** In bytes on the wire, and a little above what they are (docs/performance.md). */
const BUDGETS = {
  document: 9_000,
  inDocument: 30_800,
  style: 8_000,
  scripts: 143_500,
  words: 3_500,
  files: 10,
};

test('paints a bill before it asks for a script, and keeps to the budgets of bytes and requests', async ({
  page,
  createBill,
}) => {
  const asked: Request[] = [];
  page.on('request', (request) => asked.push(request));
  await page.goto((await createBill()).url);
  await expect(page.locator('html')).toHaveAttribute('data-scripts', 'ready');
  expect(await countScriptsBeforePaint(page)).toBe(0);

  const document = await weigh(asked.filter((request) => request.resourceType() === 'document'));
  expect(document).toBeLessThan(BUDGETS.document);
  expect((await page.request.get(page.url()).then((answer) => answer.body())).length).toBeLessThan(
    BUDGETS.inDocument,
  );
  expect(await weigh(asked.filter(isStyle))).toBeLessThan(BUDGETS.style);
  const fetched = asked.filter((request) => request.resourceType() === 'fetch');
  const isWords = (request: Request) => new URL(request.url()).pathname.startsWith('/words/');
  expect(await weigh(fetched.filter((request) => !isWords(request)))).toBeLessThan(BUDGETS.scripts);
  const words = fetched.filter(isWords);
  expect(words).toHaveLength(1);
  expect(await weigh(words)).toBeLessThan(BUDGETS.words);
  const files = new Set(
    asked.map((request) => request.url()).filter((url) => /\/_next\//.test(url)),
  );
  expect(files.size).toBeLessThanOrEqual(BUDGETS.files);
});

test('paints a receipt before it asks for a script', async ({ page, billPage }) => {
  await billPage.begin('paid');
  await expect(page.locator('html')).toHaveAttribute('data-scripts', 'ready');
  expect(await countScriptsBeforePaint(page)).toBe(0);
});

function isStyle(request: Request): boolean {
  return request.resourceType() === 'stylesheet';
}

async function weigh(requests: readonly Request[]): Promise<number> {
  const sizes = await Promise.all(requests.map((request) => request.sizes()));
  return sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
}

function countScriptsBeforePaint(page: Page): Promise<number> {
  return page.evaluate(() => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
    const files = performance.getEntriesByType('resource').filter(({ name }) => /\.js$/.test(name));
    if (files.length === 0) throw new Error('no script was asked for at all');
    return files.filter(({ startTime }) => startTime < paint).length;
  });
}
