import { type Colour, getContrast, getDistance } from './colour.ts';
import { findOnHue } from './find-on-hue.ts';
import { settleNearby } from './settle-nearby.ts';
import { BLACK, WHITE } from './tone.ts';

/**
 * The colour of the same hue nearest to the asked one (deltaEOK) that has the needed contrast to every
 * background; the asked one itself where it has. Lightness moves first, chroma where that comes nearer
 * or sRGB ends; the hue stays, since it is what people know a brand by. Throws where neither black nor
 * white reads on all the backgrounds, which `chooseSheets` rules out.
 */
export function moveUntilReadable(
  asked: Colour,
  backgrounds: readonly Colour[],
  needed: number,
): Colour {
  const reads = (colour: Colour) =>
    backgrounds.every((background) => getContrast(colour, background) >= needed);
  if (reads(asked)) return asked;
  const luminances = backgrounds.map(({ luminance }) => luminance);
  const darkEnough = (Math.min(...luminances) + 0.05) / needed - 0.05;
  const lightEnough = (Math.max(...luminances) + 0.05) * needed - 0.05;
  const found = [
    { end: BLACK, luminance: darkEnough },
    { end: WHITE, luminance: lightEnough },
  ]
    .filter(({ end }) => reads(end))
    .map(({ end, luminance }) => settleNearby(findOnHue(asked, luminance), end, { asked, reads }))
    .sort((one, other) => getDistance(one, asked) - getDistance(other, asked));
  const [nearest] = found;
  if (!nearest) throw new Error('No colour reads on backgrounds so far apart');
  return nearest;
}
