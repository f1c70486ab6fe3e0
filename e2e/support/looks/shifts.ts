import { expect, type Page } from '@playwright/test';

/** A fifth of what counts as good (web.dev/cls). */
const MOST_SHIFT = 0.02;

/** Expects that no more has moved in a document than this share. */
export async function expectStill(page: Page, most = MOST_SHIFT): Promise<void> {
  const shifts = await page.evaluate((): Shift[] => Reflect.get(window, 'shifts'));
  const sum = shifts.reduce((total, { value }) => total + value, 0);
  expect(sum, JSON.stringify(shifts)).toBeLessThanOrEqual(most);
}

/** All that moves by itself in a document, as the browser scores it, with what moved. */
export async function recordShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: Shift[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput, sources } = entry as LayoutShift;
        const moved = sources.map(({ node }) => node?.textContent?.slice(0, 40) ?? '');
        if (!hadRecentInput) shifts.push({ value, moved });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

type Shift = { readonly value: number; readonly moved: readonly string[] };

type LayoutShift = PerformanceEntry & {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null }[];
};
