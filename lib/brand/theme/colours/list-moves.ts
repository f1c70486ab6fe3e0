import type { ColourMove, Palette } from '../theme.ts';
import type { SchemeColours } from './build-scheme.ts';
import type { Colours } from './built-in-colours.ts';
import { type Colour, getDistance, isSameColour, writeColour } from './colour.ts';

/**
 * What became of the asked colours of a scheme; nothing of those that are used as they are. Ground and
 * paper are always used as asked. An accent carried over from the other scheme counts as asked.
 */
export function listMoves({
  scheme,
  askedFor,
  paper,
  letter,
}: SchemeColours): readonly ColourMove[] {
  const { accent, button = accent } = askedFor;
  const accents = { accent: button, link: accent, edge: button };
  const text = askedFor.carried.text ? undefined : askedFor.text;
  const isTextOnLetter = letter && text && isSameColour(text, letter.text);
  const moves = [
    ...(text && !isTextOnLetter ? compare('text', text, paper) : []),
    ...compareAll(accents, paper),
  ].map((move) => ({ scheme, ...move }));
  if (!letter) return moves;
  const ofLetter = compareAll(accents, letter);
  return [...moves, ...ofLetter.map((move) => ({ scheme, part: 'letter' as const, ...move }))];
}

type Accents = Readonly<Record<'accent' | 'link' | 'edge', Colour | undefined>>;

function compareAll({ accent, link, edge }: Accents, colours: Colours) {
  return [
    ...(accent ? compare('accent', accent, colours) : []),
    ...(link ? compare('link', link, colours) : []),
    ...(edge ? compare('edge', edge, colours) : []),
  ];
}

function compare(
  role: keyof Palette,
  asked: Colour,
  colours: Colours,
): readonly Omit<ColourMove, 'scheme'>[] {
  const used = colours[role];
  if (isSameColour(asked, used)) return [];
  const distance = getDistance(asked, used);
  return [{ role, asked: writeColour(asked), used: writeColour(used), distance }];
}
