import type { Page } from '@playwright/test';

type Shown = { readonly brand: string; readonly screen: string };

/**
 * Draws a screen of the brand preview in place of the present document, which has to be one of its screens,
 * too, in a context with `bypassCSP`: they have no scripts, so that what is in the window (axe) stays, and a
 * screen costs a tenth of a navigation. Resolves once its style sheets, images and fonts are there.
 */
export async function showScreen(page: Page, { brand, screen }: Shown): Promise<void> {
  const address = `/brand-preview/${brand}/screen/${screen}`;
  if (page.url() === 'about:blank') await page.goto(address);
  await page.evaluate(async (from) => {
    const answer = await fetch(from);
    if (!answer.ok) throw new Error(`${from} is answered with ${answer.status}.`);
    const html = await answer.text();
    document.open();
    document.write(html);
    document.close();
    if (document.readyState !== 'complete') {
      await new Promise((done) => window.addEventListener('load', done, { once: true }));
    }
    await document.fonts.ready;
  }, address);
}
