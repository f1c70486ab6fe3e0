import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { PREVIEW_BRANDS, QUARRY_LOGO } from '#e2e/support/bills/preview-brands.ts';
import { listFaults } from '#e2e/support/looks/list-faults.ts';
import { showScreen } from '#e2e/support/looks/show-screen.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, test } from '#e2e/support/test.ts';
import { makeColour } from '#lib/brand/theme/colour.ts';

/** Always light, with a logo for that. */
const DAYLIGHT = {
  'brand.json': { name: 'Daylight', logo: { light: 'logo.svg' }, scheme: 'light' },
  'logo.svg': QUARRY_LOGO,
};

test.use({
  appVariables: { BRAND_PREVIEW: '1' },
  brands: { ...PREVIEW_BRANDS, daylight: DAYLIGHT },
  bypassCSP: true,
});

const SCREENS = [
  'payable',
  'accounts-waiting',
  'account-choice',
  'review',
  'review-errors',
  'confirming',
  'settled',
  'returned',
  'expired',
  'upstream-unavailable',
] as const;
/** Those with every kind of control. */
const CONTROLLED = ['payable', 'account-choice', 'review'];

/** What has to be told from its surroundings (WCAG 1.4.11). */
const LEAST_CONTRAST = 3;

for (const [scheme, tag] of tagRepeats(['dark', 'light'] as const)) {
  test(`loses nothing in the ${scheme} colours of somebody’s own choice`, { tag }, async ({
    page,
  }) => {
    test.slow();
    for (const screen of SCREENS) {
      await page.emulateMedia({
        forcedColors: 'none',
        colorScheme: scheme,
        reducedMotion: 'reduce',
      });
      await showScreen(page, { brand: 'quarry', screen });
      const things = await listThings(page);
      const usual = await takePicture(page);
      const seen = things.filter((thing) => getContrast(usual, thing) > 1.1);
      expect(seen.length, `${screen}: things to look at`).toBeGreaterThan(2);

      await page.emulateMedia({ forcedColors: 'active' });
      const picture = await takePicture(page);
      // A logo may be faint in the usual colours, too, where its name stands beside it.
      const least = (thing: Thing) => Math.min(LEAST_CONTRAST, 0.9 * getContrast(usual, thing));
      const lost = seen.filter((thing) => getContrast(picture, thing) < least(thing));
      expect.soft(lost, `${screen}: lost`).toEqual([]);
      const bare = seen.filter((thing) => thing.isControl && !hasEdge(picture, thing));
      expect.soft(bare, `${screen}: without an edge`).toEqual([]);
      expect.soft(await listFaults(page, 'colours'), `${screen}: colours`).toEqual([]);
      if (CONTROLLED.includes(screen)) await expectFocusSeen(page, screen);
    }
  });
}

test('shows which account is chosen, whatever the colours', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    await showScreen(page, { brand: 'quarry', screen: 'account-choice' });
    const radios = page.getByRole('radio');
    const chosen = await radios.and(page.locator(':checked')).first().screenshot();
    const other = await radios.and(page.locator(':not(:checked)')).first().screenshot();
    expect(count(chosen)).toBeGreaterThan(count(other) * 1.1);
  }
});

test('keeps a logo on the ground for which it was made', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark', reducedMotion: 'reduce' });
  await showScreen(page, { brand: 'daylight', screen: 'expired' });
  const [logo] = (await listThings(page)).filter(({ html }) => html.startsWith('<img'));
  expect(getContrast(await takePicture(page), logo ?? NOWHERE)).toBeGreaterThan(LEAST_CONTRAST);
});

const NOWHERE: Box = { x: 0, y: 0, width: 0, height: 0 };

type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};
type Thing = Box & { readonly html: string; readonly isControl: boolean };

/** Controls, signs, images, and whatever else is seen though it holds neither words nor other parts. */
async function listThings(page: Page): Promise<Thing[]> {
  return await page.locator('body *:not(svg *)').evaluateAll((elements) =>
    elements.flatMap((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const isControl = element.matches('button, input, a.border');
      const isThing = isControl || element.matches('svg, img') || element.childNodes.length === 0;
      const isShown = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      if (!isThing || !isShown || width < 1 || height < 4 || element.closest('.sr-only')) return [];
      const html = element.outerHTML.slice(0, 160);
      return [{ x: x + scrollX, y: y + scrollY, width, height, isControl, html }];
    }),
  );
}

/** Each control gets a ring with the focus, which can be told from what was there. */
async function expectFocusSeen(page: Page, screen: string): Promise<void> {
  for (const control of await page.locator('button, input, summary, a[href]').all()) {
    const box = (await control.isVisible()) && (await control.boundingBox());
    if (!box) continue;
    await control.evaluate((element) => {
      if (element instanceof HTMLElement) element.focus({ focusVisible: true } as FocusOptions);
    });
    const { style, width } = await control.evaluate((element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return { style: outlineStyle, width: outlineWidth };
    });
    const name = `${screen}: ${await control.innerText()}`;
    expect.soft(style, name).toBe('solid');
    expect.soft(Number.parseFloat(width), name).toBeGreaterThanOrEqual(2);
  }
}

async function takePicture(page: Page): Promise<PNG> {
  return PNG.sync.read(await page.screenshot({ fullPage: true, scale: 'css' }));
}

/** Between the lightest and the darkest point of a thing and of what is right around it. */
function getContrast(picture: PNG, { x, y, width, height }: Box): number {
  const lights: number[] = [];
  for (let row = Math.floor(y) - 1; row <= Math.ceil(y + height); row++) {
    for (let column = Math.floor(x) - 1; column <= Math.ceil(x + width); column++) {
      const light = getLight(picture, column, row);
      if (light !== undefined) lights.push(light);
    }
  }
  const [least, most] = lights.reduce(
    ([low, high], light) => [Math.min(low, light), Math.max(high, light)],
    [1, 0],
  );
  return (most + 0.05) / (least + 0.05);
}

/** Whether a control can be told from its ground at its left side, halfway up. */
function hasEdge(picture: PNG, { x, y, height }: Box): boolean {
  const edge = { x: x - 1, y: y + height / 2, width: 4, height: 1 };
  return getContrast(picture, edge) >= LEAST_CONTRAST;
}

/** How many points of a picture are not of the colour of its corner. */
function count(screenshot: Buffer): number {
  const picture = PNG.sync.read(screenshot);
  const ground = getLight(picture, 0, 0);
  const points = Array.from({ length: picture.width * picture.height }, (_, at) => at);
  return points.filter(
    (at) => getLight(picture, at % picture.width, Math.floor(at / picture.width)) !== ground,
  ).length;
}

/** The relative luminance of a point (WCAG), if it is in the picture. */
function getLight({ data, width, height }: PNG, x: number, y: number): number | undefined {
  if (x < 0 || y < 0 || x >= width || y >= height) return undefined;
  const [red = 0, green = 0, blue = 0] = data.subarray(4 * (y * width + x));
  return makeColour(red, green, blue).luminance;
}
