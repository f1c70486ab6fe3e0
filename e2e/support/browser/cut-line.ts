import type { Page } from '@playwright/test';

/** How a line goes: the device knows of it, the server is gone, or a proxy answers in its place. */
export type Cut = 'offline' | 'gone' | 'proxy';

/** Lines that browsers write about requests that got no answer of ours. */
export const CUT_PROBLEMS = /net::ERR_|NS_ERROR_|status of 502|Failed to fetch/;

/**
 * Cuts the page off from our server at once, whatever it asks for. `isHeard`: what it sends still arrives,
 * and only the answers are lost. Gives the function that mends the line.
 */
export async function cutLine(
  page: Page,
  cut: Cut,
  { isHeard = false } = {},
): Promise<() => Promise<void>> {
  const pattern = new RegExp(`^${new URL(page.url()).origin}/`);
  await page.route(pattern, async (route) => {
    if (isHeard && route.request().method() === 'POST') await route.fetch();
    if (cut === 'proxy') {
      const body = '<html><h1>502 Bad Gateway</h1></html>';
      await route.fulfill({ status: 502, contentType: 'text/html', body });
    } else {
      await route.abort(cut === 'offline' ? 'internetdisconnected' : 'connectionrefused');
    }
  });
  if (cut === 'offline') await tellOnline(page, false);
  return async () => {
    await page.unroute(pattern);
    if (cut === 'offline') await tellOnline(page, true);
  };
}

/** As a device tells its pages. Playwright's own switch would hold up what is to be heard, too. */
async function tellOnline(page: Page, isOnline: boolean): Promise<void> {
  await page.evaluate((isNow) => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => isNow });
    window.dispatchEvent(new Event(isNow ? 'online' : 'offline'));
  }, isOnline);
}
