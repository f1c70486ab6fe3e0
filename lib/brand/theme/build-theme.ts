import { dropMissing } from '#lib/drop-missing.ts';
import type { BrandSettings } from '../schema/brand-schema.ts';
import { type AskedColours, chooseSheets, readAskedColours, type Sheet } from './asked-colours.ts';
import { buildPalette } from './build-palette.ts';
import { type Colours, writePalette } from './built-in-colours.ts';
import {
  type Colour,
  getContrast,
  getDistance,
  getToneOf,
  isSameColour,
  ROOM,
  writeColour,
} from './colour.ts';
import { PAIRS } from './make-readable.ts';
import type { ColourMove, ContrastRow, Scheme, Theme, ThemeFont } from './theme.ts';

type ThemeSettings = Pick<BrandSettings, 'colors' | 'scheme' | 'corners' | 'density'>;

/**
 * What a merchant asked for, as a look in which every pair of the contrast table (`PAIRS`) meets
 * WCAG 2.2 AA, in light and in dark, whatever was asked. Takes checked settings; does not fail on any.
 */
export function buildTheme(settings: ThemeSettings, font: ThemeFont): Theme {
  const light = buildScheme(settings.colors, 'light');
  const dark = buildScheme(settings.colors, 'dark');
  const letter = dropMissing({
    light: light.letter && writePalette(light.letter),
    dark: dark.letter && writePalette(dark.letter),
  });
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

type SchemeColours = {
  readonly scheme: Scheme;
  readonly askedFor: AskedColours;
  readonly paper: Colours;
  /** Where the letter on its ground needs colours of its own. */
  readonly letter: Colours | undefined;
};

/** Everything of one scheme, to reckon with. */
function buildScheme(colors: BrandSettings['colors'], scheme: Scheme): SchemeColours {
  const askedFor = readAskedColours(colors, scheme);
  const sheets = chooseSheets(askedFor, scheme);
  const all = sheets.letter ? [sheets.paper, sheets.letter] : [sheets.paper];
  const build = (sheet: Sheet) => buildPalette(sheet, askedFor, pickText(sheet, all, askedFor));
  const letter = sheets.letter && build(sheets.letter);
  return { scheme, askedFor, paper: build(sheets.paper), letter };
}

/** Of two sheets a text may suit one only; the other then has ours. What was asked and suits none is moved. */
function pickText(
  sheet: Sheet,
  all: readonly Sheet[],
  { text, carried }: AskedColours,
): Colour | undefined {
  if (!text) return undefined;
  if (carried.text) return getContrast(text, sheet.paper) >= ROOM ? text : undefined;
  const suits = ({ paper }: Sheet) => getToneOf(text) !== getToneOf(paper);
  return suits(sheet) || !all.some(suits) ? text : undefined;
}

/**
 * What became of the asked colours of a scheme; nothing of those that are used as they are. Ground and
 * paper are always used as asked. An accent carried over from the other scheme counts as asked.
 */
function listMoves({ scheme, askedFor, paper, letter }: SchemeColours): readonly ColourMove[] {
  const { accent, button = accent } = askedFor;
  const text = askedFor.carried.text ? undefined : askedFor.text;
  const isTextOnLetter = letter && text && isSameColour(text, letter.text);
  const accents = { accent: button, link: accent, edge: button };
  const moves = [
    ...(isTextOnLetter ? [] : compare({ text }, paper)),
    ...compare(accents, paper),
  ].map((move) => ({ scheme, ...move }));
  if (!letter) return moves;
  const ofLetter = compare(accents, letter);
  return [...moves, ...ofLetter.map((move) => ({ scheme, part: 'letter' as const, ...move }))];
}

const MOVABLE_ROLES = ['text', 'accent', 'link', 'edge'] as const;

function compare(
  asked: Readonly<Partial<Record<(typeof MOVABLE_ROLES)[number], Colour | undefined>>>,
  used: Colours,
): readonly Omit<ColourMove, 'scheme'>[] {
  return MOVABLE_ROLES.flatMap((role) => {
    const [wanted, given] = [asked[role], used[role]];
    if (!wanted || isSameColour(wanted, given)) return [];
    const distance = getDistance(wanted, given);
    return [{ role, asked: writeColour(wanted), used: writeColour(given), distance }];
  });
}

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
