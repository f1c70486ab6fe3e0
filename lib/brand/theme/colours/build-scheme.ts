import type { BrandSettings } from '../../schema/brand-schema.ts';
import type { Scheme } from '../theme.ts';
import { type AskedColours, readAskedColours } from './asked-colours.ts';
import { buildPalette } from './build-palette.ts';
import type { Colours } from './built-in-colours.ts';
import { chooseSheets, type Sheet } from './choose-sheets.ts';
import { type Colour, getContrast } from './colour.ts';
import { getToneOf, ROOM } from './tone.ts';

export type SchemeColours = {
  readonly scheme: Scheme;
  readonly askedFor: AskedColours;
  readonly paper: Colours;
  /** Where the letter on its ground needs colours of its own. */
  readonly letter?: Colours;
};

/** Everything of one scheme, to reckon with. */
export function buildScheme(colors: BrandSettings['colors'], scheme: Scheme): SchemeColours {
  const askedFor = readAskedColours(colors, scheme);
  const sheets = chooseSheets(askedFor, scheme);
  const all = sheets.letter ? [sheets.paper, sheets.letter] : [sheets.paper];
  const build = (sheet: Sheet) => buildPalette(sheet, askedFor, pickText(sheet, all, askedFor));
  return {
    scheme,
    askedFor,
    paper: build(sheets.paper),
    ...(sheets.letter && { letter: build(sheets.letter) }),
  };
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
