import type { Page } from '@playwright/test';
import { CUT_PROBLEMS, cutLine } from '#e2e/support/browser/cut-line.ts';
import { allowProblem, expect, test } from '#e2e/support/test.ts';
import { frame } from '#lib/messages/testing/words.ts';

/** So many that some stand at the lower edge of every view while the focus goes down the page. */
const ATTACHMENTS = Array.from({ length: 16 }, (_, index) => ({
  fileName: `Invoice ${index + 1}.pdf`,
}));
const MOST_STOPS = 60;

test('shows a ring around what has the focus, and hides it behind nothing, offline either', async ({
  page,
  billPage,
}) => {
  allowProblem(CUT_PROBLEMS);
  await page.setViewportSize({ width: 320, height: 568 });
  await billPage.begin('bill', { attachments: ATTACHMENTS });
  await expect(page.locator('html')).toHaveAttribute('data-scripts', 'ready');
  await cutLine(page, 'offline');
  await expect(page.getByText(frame.line.offline)).toBeVisible();

  const stops: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const focused = await describeFocus(page);
    if (!focused) break;
    const { name, ...seen } = focused;
    expect.soft(seen, name).toEqual({ hasRing: true, isCovered: false });
    stops.push(name);
  }
  expect(stops.length).toBeGreaterThan(ATTACHMENTS.length + 3);
});

type Focused = { readonly name: string; readonly hasRing: boolean; readonly isCovered: boolean };

/** Nothing once the focus has left the page. */
async function describeFocus(page: Page): Promise<Focused | undefined> {
  return await page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return undefined;
    const { left, top, width, height } = element.getBoundingClientRect();
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const isSeen = [0.2, 0.5, 0.8].every((share) => {
      const found = document.elementFromPoint(left + width / 2, top + height * share);
      return found !== null && (element.contains(found) || found.contains(element));
    });
    return {
      name: element.textContent ?? '',
      hasRing: outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 2,
      isCovered: !isSeen,
    };
  });
}
