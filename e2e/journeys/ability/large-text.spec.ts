import type { Page } from '@playwright/test';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, test } from '#e2e/support/test.ts';

const AMOUNTS = [1_234_567.89, 1_250.5, 125];
const CASES = [320, 360].flatMap((width) => AMOUNTS.map((amount) => ({ width, amount })));

for (const [{ width, amount }, tag] of tagRepeats(CASES)) {
  test(`never breaks ${amount} within, in text of twice the size, ${width} px wide`, {
    tag,
  }, async ({ page, billPage }) => {
    await page.setViewportSize({ width, height: 740 });
    await page.addInitScript(() => {
      document.addEventListener('DOMContentLoaded', () => {
        document.documentElement.style.fontSize = '200%';
      });
    });
    await billPage.begin('bill', { amount });
    await expectWhole(page);
    await billPage.goToReview();
    await expectWhole(page);
    await billPage.payButton.click();
    await billPage.title('Your payment is on its way').waitFor();
    await expectWhole(page);
  });
}

for (const [width, tag] of tagRepeats([740, 768, 899])) {
  test(`sets authorization, field and button equally wide at ${width} px`, { tag }, async ({
    page,
    billPage,
  }) => {
    await page.setViewportSize({ width, height: 1000 });
    await billPage.begin('review');
    const section = page.getByRole('region', { name: 'Your authorization' });
    const boxes = [section, billPage.nameOnAccount, billPage.payButton];
    const edges = await Promise.all(boxes.map((box) => box.boundingBox()));
    const [first] = edges;
    for (const edge of edges) {
      expect(edge?.x).toBeCloseTo(first?.x ?? 0, 0);
      expect(edge?.width).toBeCloseTo(first?.width ?? 0, 0);
    }
  });
}

/** Each amount stands on one line, within the page, and there is none without that care. */
async function expectWhole(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const isShown = (element: Element) => element.getClientRects().length > 0;
    const main = document.querySelector('main');
    const whole = [...(main?.querySelectorAll('[class*="amount-"]') ?? [])].filter(isShown);
    const walker = document.createTreeWalker(main ?? document, NodeFilter.SHOW_TEXT);
    const loose: string[] = [];
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      const isMoney = /\$[\d,]+\.\d\d/.test(textContent ?? '');
      if (isMoney && parentElement && isShown(parentElement) && !whole.includes(parentElement))
        loose.push(textContent ?? '');
    }
    const broken = whole.filter((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const { left, right } = element.getBoundingClientRect();
      return range.getClientRects().length > 1 || left < 0 || right > window.innerWidth;
    });
    const isTooWide = document.documentElement.scrollWidth > window.innerWidth;
    return { count: whole.length, loose, broken: broken.length, isTooWide };
  });
  expect(found).toEqual({ count: expect.any(Number), loose: [], broken: 0, isTooWide: false });
  expect(found.count).toBeGreaterThan(0);
}
