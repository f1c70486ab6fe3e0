import type { Browser } from './create-browser.ts';
import { readScreen, type Screen } from './screen.ts';

const MAX_REDIRECTS = 5;

export type OpenedPage = { readonly path: string; readonly screen: Screen };

/** Goes to an address as a browser does, redirects included, and reads what is there. */
export async function openPage(browser: Browser, path: string): Promise<OpenedPage> {
  let at = path;
  for (let count = 0; count <= MAX_REDIRECTS; count += 1) {
    const answer = await browser.fetch(at).catch(() => undefined);
    if (!answer) return { path: at, screen: { kind: 'nothing', title: 'no answer' } };
    const location = answer.headers.get('location');
    if (!location) return { path: at, screen: readScreen(await answer.text()) };
    at = new URL(location, 'http://page').pathname;
  }
  return { path: at, screen: { kind: 'nothing', title: 'redirected too often' } };
}
