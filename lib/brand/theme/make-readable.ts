import type { Colours } from './built-in-colours.ts';
import { type Colour, getContrast, getDistance, getOklch, makeFromOklch } from './colour.ts';
import type { Palette } from './theme.ts';

type Role = keyof Palette;

type Pair = {
  readonly foreground: Role;
  readonly background: Role;
  readonly needed: 4.5 | 3;
};

/** What anything can stand on: the letter's ground, the paper, and the soft ground of notices and hover. */
const SURFACES = ['ground', 'paper', 'soft'] as const;

/** WCAG 2.2, 1.4.3: text. No size counts as large here, since the reader may change it. */
const TEXTS = ['text', 'quiet', 'link', 'good', 'attention', 'waiting'] as const;

/** WCAG 2.2, 1.4.11 and 2.4.13: borders of fields and buttons, underlines and steps, the focus ring. */
const MARKS = ['control', 'edge', 'edgeStrong', 'focus'] as const;

/** Every pair that occurs on any screen. Palettes are made from this list and measured by it. */
export const PAIRS: readonly Pair[] = [
  ...TEXTS.flatMap((foreground) => putOnSurfaces(foreground, 4.5)),
  { foreground: 'onAccent', background: 'accent', needed: 4.5 },
  { foreground: 'onAccent', background: 'accentStrong', needed: 4.5 },
  ...MARKS.flatMap((foreground) => putOnSurfaces(foreground, 3)),
];

function putOnSurfaces(foreground: Role, needed: 4.5 | 3): readonly Pair[] {
  return SURFACES.map((background) => ({ foreground, background, needed }));
}

/**
 * A role's colour, moved from where it starts until it meets every pair of the contrast table in
 * which it stands on something. Takes the colours that those pairs name as backgrounds.
 */
export function makeReadable(role: Role, start: Colour, backgrounds: Partial<Colours>): Colour {
  const pairs = PAIRS.filter(({ foreground }) => foreground === role);
  const needed = Math.max(...pairs.map((pair) => pair.needed));
  const standsOn = pairs.map(({ background }) => {
    const colour = backgrounds[background];
    if (!colour) throw new Error(`${role} is made before ${background}, on which it stands`);
    return colour;
  });
  return moveUntilReadable(start, standsOn, needed);
}

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
