import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'acorn';
import type { JourneyPage } from '#e2e/support/bills/journey-page.ts';
import { forget, listNewerFeatures, listNewerStyles } from '#e2e/support/browser/newer-features.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { bankPayment, status } from '#lib/messages/testing/words.ts';

/** What the oldest browsers that we serve can read: docs/decisions/0022. */
const LANGUAGE = 2022;

test('ships scripts that the oldest browsers can read', () => {
  const files = readBuiltFiles('.js');
  expect(files.size).toBeGreaterThan(5);
  for (const [file, text] of files) {
    expect(() => parse(text, { ecmaVersion: LANGUAGE }), file).not.toThrow();
  }
});

/**
 * What may be missing: without them lines break less well, and forced colours and print look plainer. `:open` and
 * `:popover-open` stand beside `[open]` in an `:is()`, which forgives what a browser does not know.
 */
const DISPENSABLE_STYLES = [
  ...['text-wrap', 'text-size-adjust', 'hyphens', 'hyphenate-limit-chars', 'resize'],
  ...['forced-color-adjust', ':open', ':popover-open', '@page'],
];

test('ships styles of which the oldest browsers know all that matters', () => {
  const css = [...readBuiltFiles('.css').values()].join('\n');
  const newer = listNewerStyles(css);
  expect(newer).toContain('text-wrap');
  expect(newer.filter((name) => !DISPENSABLE_STYLES.includes(name))).toEqual([]);
});

test('can be read below the oldest, with neither style nor scripts, and says how to go on', async ({
  page,
  createBill,
  billPage,
}) => {
  expectProblem(/SyntaxError|failed request|Failed to load resource/);
  await page.route('**/_next/static/**/*.css', (route) => route.abort());
  await page.route('**/_next/static/**/*.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'let private #x = ?.;' }),
  );
  await page.goto((await createBill()).url);
  await expect(billPage.heading).toContainText('$125.00');
  await expect(billPage.main).toContainText('INV-20418');
  await page.keyboard.press('Shift');
  await expect(page.locator('html')).toHaveAttribute('data-scripts', 'failed');
  await expect(billPage.main).toContainText(bankPayment.scripts.stuck);
  await expect(billPage.main).toContainText('your browser may be too old: update it');
  await expect(page.getByRole('link', { name: bankPayment.reload })).toBeVisible();
});

test('pays in a browser that has nothing newer than the oldest have', async ({
  page,
  billPage,
}) => {
  const features = listNewerFeatures();
  expect(features).toEqual(expect.arrayContaining(['URL.canParse_static', 'Set.union']));
  await page.addInitScript(forget, features);
  await billPage.begin();
  expect(await page.evaluate(() => 'union' in Set.prototype)).toBe(false);
  await pay(billPage);
});

/** As browsers within apps and managed devices lack them; some throw where others have nothing. */
const OFTEN_MISSING = [
  'Window.print',
  'Navigator.clipboard',
  'AbortSignal.timeout_static',
  'AbortSignal.any_static',
  'Crypto.randomUUID',
  'Window.structuredClone',
  'structuredClone',
  'Object.hasOwn',
  'Intl.Segmenter',
  'Intl.ListFormat',
  'Intl.DisplayNames',
  'Intl.RelativeTimeFormat',
  'IntersectionObserver',
  'ResizeObserver',
  'PerformanceObserver',
  'BroadcastChannel',
  'Window.requestIdleCallback',
  'Window.matchMedia',
  'Document.fonts',
];

test('hides or explains what a browser cannot do, and pays in it', async ({ page, billPage }) => {
  await page.addInitScript(forget, OFTEN_MISSING);
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    for (const name of ['sessionStorage', 'localStorage', 'indexedDB']) {
      Object.defineProperty(window, name, { get: refuse });
    }
    History.prototype.pushState = refuse;
    Document.prototype.execCommand = () => false;
  });

  await billPage.begin();
  await pay(billPage);
  await expect(page.getByRole('button', { name: status.receipt.print })).toHaveCount(0);
  await page.getByRole('button', { name: status.receipt.copyConfirmation }).click();
  await expect(billPage.main).toContainText(status.receipt.copyFailed);
});

test('says so where printing does nothing', async ({ page, billPage }) => {
  await page.addInitScript(() => {
    window.print = () => {};
  });
  await billPage.begin('bill', { status: 'Processing' });
  await page.getByRole('button', { name: status.receipt.print }).click();
  await expect(billPage.main).toContainText(status.receipt.printFailed);
});

/** By path, the files with such an ending that browsers are sent. */
function readBuiltFiles(ending: string): ReadonlyMap<string, string> {
  const folder = resolve(import.meta.dirname, '../../../.next/static');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    files
      .filter((file) => file.endsWith(ending))
      .map((file) => [file, readFileSync(resolve(folder, file), 'utf8')]),
  );
}

async function pay(billPage: JourneyPage): Promise<void> {
  await billPage.goToReview();
  await billPage.backButton.click();
  await billPage.goOn();
  await billPage.pay();
}
