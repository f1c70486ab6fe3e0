import type { SchemeColours } from './build-scheme.ts';
import type { Colours } from './built-in-colours.ts';
import { getContrast, writeColour } from './colour.ts';
import { PAIRS } from './pairs.ts';
import type { ContrastRow, Scheme } from './theme.ts';

/** The contrast table of a scheme, measured on the colours as they are shown. */
export function measureContrast({ scheme, paper, letter }: SchemeColours): readonly ContrastRow[] {
  if (!letter) return measure(scheme, paper);
  const onPaper = measure(scheme, paper).filter(({ background }) => background !== 'ground');
  return [
    ...onPaper,
    ...measure(scheme, letter).map((row) => ({ ...row, part: 'letter' as const })),
  ];
}

function measure(scheme: Scheme, colours: Colours): readonly ContrastRow[] {
  return PAIRS.map(({ foreground, background, needed }) => ({
    scheme,
    foreground,
    background,
    colours: [writeColour(colours[foreground]), writeColour(colours[background])],
    needed,
    ratio: getContrast(colours[foreground], colours[background]),
  }));
}
