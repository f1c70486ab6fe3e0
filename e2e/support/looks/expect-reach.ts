import { expect, type Page } from '@playwright/test';
import { listFaults } from './list-faults.ts';

const NARROWEST = { width: 320, height: 640 };
/** What a customer may ask of their browser (WCAG 1.4.4). */
const LARGEST_TEXT = '200%';
/** How far a customer may move lines, letters and words apart (WCAG 1.4.12). */
const WIDEST_SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }`;

/**
 * Expects a screen within everybody's reach: a title, one heading of the first level, one main part, and
 * nothing that a machine finds fault with by day or by night. `what` names the screen where one of it fails;
 * the rest is looked at all the same.
 */
export async function expectReach(page: Page, what: string): Promise<void> {
  await expect.soft(page.getByRole('heading', { level: 1 }), `${what}: h1`).toHaveCount(1);
  await expect.soft(page.getByRole('main'), `${what}: main`).toHaveCount(1);
  await expect.soft(page, `${what}: title`).toHaveTitle(/\S/);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  expect.soft(await listFaults(page, 'all'), `${what}, by day`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect.soft(await listFaults(page, 'colours'), `${what}, by night`).toEqual([]);
}

/**
 * Expects that nothing of a screen has to be scrolled to sideways on the narrowest phone, in text of twice the size
 * either, in which no word of a button breaks, and that nothing is cut off where text is set further apart.
 */
export async function expectFits(page: Page, what: string): Promise<void> {
  await expectNarrow(page, what, async () => {
    expect.soft(await listBrokenWords(page), `${what}: buttons in large text`).toEqual([]);
  });
  await setSpacing(page, WIDEST_SPACING);
  const { width } = page.viewportSize() ?? NARROWEST;
  expect.soft(await readWidth(page), `${what}: spaced text`).toBeLessThanOrEqual(width);
  expect.soft(await listCutTexts(page), `${what}: cut off in spaced text`).toEqual([]);
  await setSpacing(page, '');
}

/**
 * Expects that nothing of a screen has to be scrolled to sideways on the narrowest phone, in text of twice the size
 * either; `look` may look at it then. In other languages words may be too long for a button in such text.
 */
export async function expectNarrow(
  page: Page,
  what: string,
  look?: () => Promise<void>,
): Promise<void> {
  const usual = page.viewportSize();
  await page.setViewportSize(NARROWEST);
  expect.soft(await readWidth(page), `${what}: width`).toBeLessThanOrEqual(NARROWEST.width);
  await setTextSize(page, LARGEST_TEXT);
  expect.soft(await readWidth(page), `${what}: large text`).toBeLessThanOrEqual(NARROWEST.width);
  await look?.();
  await setTextSize(page, '');
  if (usual) await page.setViewportSize(usual);
}

export function readWidth(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth);
}

async function setTextSize(page: Page, size: string): Promise<void> {
  await page.evaluate((fontSize) => {
    document.documentElement.style.fontSize = fontSize;
  }, size);
}

/** A sheet that is constructed, which the page's content security policy lets pass. */
async function setSpacing(page: Page, css: string): Promise<void> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);
}

/** What does not fit into its own box, where that shows no more than fits. What is only heard is cut on purpose. */
export async function listCutTexts(page: Page): Promise<string[]> {
  return await page.locator('body *').evaluateAll((elements) =>
    elements
      .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        const isCut =
          (overflowX !== 'visible' && element.scrollWidth > element.clientWidth) ||
          (overflowY !== 'visible' && element.scrollHeight > element.clientHeight);
        const isSeen = element.clientWidth > 1 && !element.closest('.sr-only');
        // A field of one line scrolls what is in it.
        return isCut && isSeen && !element.matches('input');
      })
      .map(({ textContent }) => textContent ?? ''),
  );
}

/** The words of the main buttons that do not stand on one line; names of 25 letters and more fit on none. */
async function listBrokenWords(page: Page): Promise<string[]> {
  return await page.locator('.bg-accent').evaluateAll((buttons) =>
    buttons.flatMap((button) => {
      const walker = document.createTreeWalker(button, NodeFilter.SHOW_TEXT);
      const broken: string[] = [];
      while (walker.nextNode()) {
        const { currentNode: node } = walker;
        for (const { 0: word, index } of (node.textContent ?? '').matchAll(
          /(?<!\S)\S{1,24}(?!\S)/g,
        )) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          if (range.getClientRects().length > 1) broken.push(word);
        }
      }
      return broken;
    }),
  );
}
