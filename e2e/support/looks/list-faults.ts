import type { Page } from '@playwright/test';
import axeCore, { type RunOptions } from 'axe-core';

/** `colours` are the rules whose answer changes with the colour scheme. */
const RULES = {
  all: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  colours: ['color-contrast', 'link-in-text-block'],
};

/**
 * What axe finds on a page once nothing on it moves: a colour on its way from day to night, or a part that
 * is still arriving, is no fault. Frames are not looked into.
 */
export async function listFaults(page: Page, rules: keyof typeof RULES): Promise<string[]> {
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map(({ finished }) => finished)),
  );
  // Handing over the half megabyte of axe takes longer than a run of it, so each document gets it once.
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(axeCore.source);
  const options: RunOptions = {
    runOnly: RULES[rules],
    resultTypes: ['violations'],
    selectors: false,
    iframes: false,
  };
  return page.evaluate(async (chosen) => {
    const { violations } = await globalThis.axe.run(document, chosen);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }, options);
}

declare global {
  /** The same in the window of a page, once it was handed over. */
  var axe: typeof axeCore;
}
