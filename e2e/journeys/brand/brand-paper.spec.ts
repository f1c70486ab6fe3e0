import { readdir } from 'node:fs/promises';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, test } from '#e2e/support/test.ts';

const EXAMPLES = await readdir(new URL('../../../lib/brand/examples', import.meta.url), {
  withFileTypes: true,
});
const SIZES = ['Letter', 'A4'] as const;
/** The longest, and the one with the longest explanation. */
const RECEIPTS = ['settled', 'returned'] as const;

test.use({ brands: 'examples', appVariables: { BRAND_PREVIEW: '1' } });

for (const [{ name: brand }, tag] of tagRepeats(EXAMPLES.filter((entry) => entry.isDirectory()))) {
  test(`prints the receipts of ${brand} on one page each`, { tag }, async ({ page }) => {
    for (const receipt of RECEIPTS) {
      await page.goto(`/brand-preview/${brand}/screen/${receipt}`);
      for (const format of SIZES) {
        const pdf = (await page.pdf({ format })).toString('latin1');
        expect.soft(pdf.match(/\/Type \/Page\b/g), `${receipt} on ${format}`).toHaveLength(1);
      }
    }
  });
}
