import { type Colour, parseColour, writeColour } from './colour.ts';
import type { Palette, Scheme } from './theme.ts';

/** The look without any brand, and what a brand's own colours start from. As in `app/globals.css`. */
export const BUILT_IN_PALETTES: Readonly<Record<Scheme, Palette>> = {
  light: {
    ground: '#f5f3ef',
    paper: '#ffffff',
    text: '#1d1c1a',
    quiet: '#5e5b55',
    hairline: '#dfdbd3',
    soft: '#f6f4f0',
    control: '#8b867d',
    accent: '#1b4965',
    accentStrong: '#123449',
    onAccent: '#ffffff',
    link: '#1b4965',
    edge: '#1b4965',
    edgeStrong: '#123449',
    focus: '#1f66c1',
    good: '#1d6b45',
    attention: '#9a3d12',
    waiting: '#4a5d70',
  },
  dark: {
    ground: '#121315',
    paper: '#1b1d20',
    text: '#eceae5',
    quiet: '#a9a69f',
    hairline: '#35383d',
    soft: '#24272b',
    control: '#797f88',
    accent: '#92c5e3',
    accentStrong: '#b4daf0',
    onAccent: '#0d1b25',
    link: '#92c5e3',
    edge: '#92c5e3',
    edgeStrong: '#b4daf0',
    focus: '#9cc7ff',
    good: '#7fcfa2',
    attention: '#f0a479',
    waiting: '#aebfd0',
  },
};

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
  const mapped = Object.entries(all).map(([role, value]) => [role, map(value)] as const);
  // The roles are the same as before: `Object.fromEntries` cannot tell.
  return Object.fromEntries(mapped) as Record<keyof Palette, To>;
}
