import type { Palette, Scheme } from '../theme.ts';
import { BUILT_IN_PALETTES } from './built-in-palettes.ts';
import { type Colour, parseColour, writeColour } from './colour.ts';

/** A palette to reckon with. */
export type Colours = Readonly<Record<keyof Palette, Colour>>;

export const BUILT_IN_COLOURS: Readonly<Record<Scheme, Colours>> = {
  light: mapRoles(BUILT_IN_PALETTES.light, parseColour),
  dark: mapRoles(BUILT_IN_PALETTES.dark, parseColour),
};

export function writePalette(colours: Colours): Palette {
  return mapRoles(colours, writeColour);
}

function mapRoles<From, To>(
  all: Readonly<Record<keyof Palette, From>>,
  map: (from: From) => To,
): Record<keyof Palette, To> {
  return {
    ground: map(all.ground),
    paper: map(all.paper),
    text: map(all.text),
    quiet: map(all.quiet),
    hairline: map(all.hairline),
    soft: map(all.soft),
    control: map(all.control),
    accent: map(all.accent),
    accentStrong: map(all.accentStrong),
    onAccent: map(all.onAccent),
    link: map(all.link),
    edge: map(all.edge),
    edgeStrong: map(all.edgeStrong),
    focus: map(all.focus),
    good: map(all.good),
    attention: map(all.attention),
    waiting: map(all.waiting),
  };
}
