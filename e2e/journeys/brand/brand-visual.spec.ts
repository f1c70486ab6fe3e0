import type { Page } from '@playwright/test';
import { describePackagedBrowser } from '#e2e/support/browser/packaged-browser.ts';
import { SCREEN_WALKS } from '#e2e/support/looks/screen-walks.ts';
import { shrinkPicture } from '#e2e/support/looks/shrink-picture.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, test } from '#e2e/support/test.ts';

/** As different as two brands can be: compact and dark beside round with fonts of its own. */
const BRANDS = ['hoistwell', 'puddlewren'];
const SCHEMES = ['light', 'dark'] as const;

/** Anti-aliasing may round differently on another processor. */
const MAX_PIXELS = 12;
const HOW = { fullPage: true, animations: 'disabled', scale: 'device' } as const;
const LONGEST_WALK_IN_MS = 120_000;

const browser = await describePackagedBrowser();

test.use({
  brands: 'examples',
  appVariables: { BRAND_PREVIEW: '1' },
  // Less than half the size shows every shift that a person would notice, and keeps what is stored small.
  deviceScaleFactor: 0.4,
  launchOptions: browser ?? {},
});
test.skip(
  browser === undefined,
  'pictures are compared with the Chromium of the npm package, which runs on Linux (x64) only',
);

for (const [brand, brandTag] of tagRepeats(BRANDS)) {
  for (const { which, screens, tag: walkTag } of SCREEN_WALKS) {
    const tag = [...brandTag, ...walkTag];
    test(`${which} of ${brand} look as stored, by day and by night @both`, { tag }, async ({
      page,
    }) => {
      test.setTimeout(LONGEST_WALK_IN_MS);
      for (const { name } of screens) {
        await openScreen(page, brand, name);
        for (const colorScheme of SCHEMES) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          const picture = shrinkPicture(await takePicture(page));
          // All that differ are of interest, not only the first one.
          expect
            .soft(picture)
            .toMatchSnapshot([brand, colorScheme, `${name}.png`], { maxDiffPixels: MAX_PIXELS });
        }
      }
    });
  }
}

/** A browser on a busy machine now and then gives no picture, and gives it when it is asked again. */
async function takePicture(page: Page): Promise<Buffer> {
  return page.screenshot(HOW).catch(() => page.screenshot(HOW));
}

/** Nothing is waited for: the preview's screens have no scripts, so they stand still once they are there. */
async function openScreen(page: Page, brand: string, name: string): Promise<void> {
  await page.goto(`/brand-preview/${brand}/screen/${name}`);
  await page.evaluate(async () => {
    // The stand-in for a brand's own font names a font of readers' machines, which is not on this one.
    await Promise.allSettled([...document.fonts].map((font) => font.load()));
    await Promise.all([...document.images].map((image) => image.decode()));
  });
}
