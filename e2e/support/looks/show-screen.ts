import type { Page } from '@playwright/test';
import type { Language } from '#lib/messages/languages.ts';

type Shown = {
  readonly brand: string;
  readonly screen: string;
  /** Left out: what the browser asks for, within what the brand allows. */
  readonly language?: Language;
};

/**
 * Draws a screen of the brand preview in place of the present document, which has to be one of its screens,
 * too, in a context with `bypassCSP`: they have no scripts, so that what is in the window (axe) stays, and a
 * screen costs a tenth of a navigation. Resolves once its style sheets, images and fonts are there.
 */
export async function showScreen(page: Page, shown: Shown): Promise<void> {
  const { brand, screen, language } = shown;
  const query = language ? `?lang=${language}` : '';
  const address = `/brand-preview/${brand}/screen/${screen}${query}`;
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
