import { getContrast, makeColour, parseColour } from '../theme/colours/colour.ts';
import type { Ink, Sketch } from './sketch-image.ts';

/** `faint`: parts of it are hard to tell from the ground. `unseen`: all of it, or nearly. */
export type Sight = 'clear' | 'faint' | 'unseen';

/** Contrasts (WCAG 2.2) below which one sees nothing, and below which one has to look for it. */
const SEEN = 1.25;
const CLEAR = 2;

/** How an image of this sketch is seen on a ground, given as `#rrggbb`. */
export function judgeSight({ background, cells }: Sketch, ground: string): Sight {
  const below = parseColour(ground);
  // A filled image brings its own ground, against which the rest of it is seen.
  const [drawn, base] =
    background && cells.length > 0
      ? [cells, lay(background, below)]
      : [background ? [[background]] : cells, below];
  const share = (needed: number) =>
    drawn.filter((inks) => inks.some((ink) => getContrast(lay(ink, base), base) >= needed)).length /
    Math.max(1, drawn.length);
  if (share(SEEN) < 0.25) return 'unseen';
  return share(CLEAR) < 0.6 ? 'faint' : 'clear';
}

function lay([red, green, blue, cover]: Ink, base: ReturnType<typeof parseColour>) {
  const through = 1 - cover / 255;
  const mix = (part: number, under: number) => Math.min(255, Math.round(part + under * through));
  return makeColour(mix(red, base.red), mix(green, base.green), mix(blue, base.blue));
}
