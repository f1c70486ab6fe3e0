import { expect, type Page } from '@playwright/test';
import { listFaults } from './list-faults.ts';

const NARROWEST = { width: 320, height: 640 };

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

/** Expects that nothing of a screen has to be scrolled to sideways on the narrowest phone. */
export async function expectFits(page: Page, what: string): Promise<void> {
  const usual = page.viewportSize();
  await page.setViewportSize(NARROWEST);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect.soft(width, `${what}: width`).toBeLessThanOrEqual(NARROWEST.width);
  if (usual) await page.setViewportSize(usual);
}
