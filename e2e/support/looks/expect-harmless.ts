import { expect, type Page } from '@playwright/test';

/** What no page of ours has anywhere, and hostile texts would bring. */
const FOREIGN = '[onerror], [onload], [onfocus], [autofocus], [src="x"], [href^="javascript"]';
const KNOWN_SCHEMES = ['http:', 'https:', 'mailto:', 'tel:'];

/** Expects that nothing of all the texts on a page has become a part of it. Hosts and policies are watched anyway. */
export async function expectHarmless(page: Page): Promise<void> {
  await expect(page.locator(FOREIGN)).toHaveCount(0);
  const found = await page.evaluate(() => ({
    isIntruded: 'intruded' in window,
    scriptsWithoutNonce: [...document.scripts]
      .filter(({ type, nonce }) => type !== 'text/plain' && !nonce)
      .map(({ outerHTML }) => outerHTML),
    schemes: [...document.querySelectorAll('a, area, form, base, link')].flatMap((element) => {
      const address = element.getAttribute('href') ?? element.getAttribute('action');
      return address ? new URL(address, document.baseURI).protocol : [];
    }),
    base: document.baseURI,
  }));
  expect(found.isIntruded).toBe(false);
  expect(found.scriptsWithoutNonce).toEqual([]);
  expect(found.schemes.filter((scheme) => !KNOWN_SCHEMES.includes(scheme))).toEqual([]);
  expect(found.base).toBe(page.url());
}
