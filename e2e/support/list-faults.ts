import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const RULES = {
  all: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  contrast: ['color-contrast'],
};

/**
 * What axe finds on a page once nothing on it moves: a colour on its way from day to night, or a part that
 * is still arriving, is no fault.
 */
export async function listFaults(page: Page, rules: keyof typeof RULES): Promise<string[]> {
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map(({ finished }) => finished)),
  );
  // Without frames to look into, axe needs no page of its own.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const chosen = rules === 'all' ? axe.withTags(RULES.all) : axe.withRules(RULES.contrast);
  const { violations } = await chosen.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
