import { type Colour, getContrast, getDistance, getOklch, makeFromOklch } from './colour.ts';

/** In OKLab lightness; finer than what 8 bits can tell. */
const PRECISION = 0.001;

/**
 * The asked colour, lightened or darkened in OKLCH until it has the needed contrast to every background;
 * the asked one itself where it has. Of the two ways the shorter one (deltaEOK). The hue stays, since it is
 * what people know a brand by; chroma gives way only where sRGB ends. Throws where neither black nor white
 * reads on all the backgrounds, which `chooseSheets` rules out.
 */
export function moveUntilReadable(
  asked: Colour,
  backgrounds: readonly Colour[],
  needed: number,
): Colour {
  const reads = (colour: Colour) =>
    backgrounds.every((background) => getContrast(colour, background) >= needed);
  if (reads(asked)) return asked;
  const [nearest] = [0, 1]
    .flatMap((end) => moveTowards(end, asked, reads) ?? [])
    .sort((one, other) => getDistance(one, asked) - getDistance(other, asked));
  if (!nearest) throw new Error('No colour reads on backgrounds so far apart');
  return nearest;
}

/** Takes the lightness of black or of white; halves what lies between until the first that reads is found. */
function moveTowards(
  end: number,
  asked: Colour,
  reads: (colour: Colour) => boolean,
): Colour | undefined {
  const { l, c, h } = getOklch(asked);
  const at = (lightness: number) => makeFromOklch({ l: lightness, c, h });
  if (!reads(at(end))) return undefined;
  let [fails, passes] = [l, end];
  while (Math.abs(passes - fails) > PRECISION) {
    const middle = (fails + passes) / 2;
    if (reads(at(middle))) passes = middle;
    else fails = middle;
  }
  return at(passes);
}
