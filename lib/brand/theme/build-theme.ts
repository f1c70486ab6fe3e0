import type { BrandSettings } from '../schema/brand-schema.ts';
import { buildScheme, type SchemeColours } from './colours/build-scheme.ts';
import { type Colours, writePalette } from './colours/built-in-colours.ts';
import { getContrast, writeColour } from './colours/colour.ts';
import { listMoves } from './colours/list-moves.ts';
import { PAIRS } from './colours/pairs.ts';
import type { ContrastRow, Scheme, Theme, ThemeFont } from './theme.ts';

type ThemeSettings = Pick<BrandSettings, 'colors' | 'scheme' | 'corners' | 'density'>;

/**
 * What a merchant asked for, as a look in which every pair of the contrast table (pairs.ts) meets
 * WCAG 2.2 AA, in light and in dark, whatever was asked. Takes checked settings; does not fail on any.
 */
export function buildTheme(settings: ThemeSettings, font: ThemeFont): Theme {
  const light = buildScheme(settings.colors, 'light');
  const dark = buildScheme(settings.colors, 'dark');
  const letter = {
    ...(light.letter && { light: writePalette(light.letter) }),
    ...(dark.letter && { dark: writePalette(dark.letter) }),
  };
  return {
    scheme: settings.scheme ?? 'auto',
    light: writePalette(light.paper),
    dark: writePalette(dark.paper),
    ...((light.letter || dark.letter) && { letter }),
    ...CORNERS[settings.corners ?? 'slight'],
    density: settings.density ?? 'comfortable',
    font,
    moves: [...listMoves(light), ...listMoves(dark)],
    contrast: [...measureContrast(light), ...measureContrast(dark)],
  };
}

/**
 * `pill` rounds a field or button of one line as far as it goes, and leaves the words of a longer one room;
 * a card keeps corners that text fits into.
 */
const CORNERS = {
  square: { radiusControlInPx: 0, radiusCardInPx: 0 },
  slight: { radiusControlInPx: 8, radiusCardInPx: 14 },
  round: { radiusControlInPx: 14, radiusCardInPx: 20 },
  pill: { radiusControlInPx: 28, radiusCardInPx: 20 },
} as const;

/** The contrast table of a scheme, measured on the colours as they are shown. */
function measureContrast({ scheme, paper, letter }: SchemeColours): readonly ContrastRow[] {
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
