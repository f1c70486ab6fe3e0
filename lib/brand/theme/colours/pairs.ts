import type { Palette } from '../theme.ts';

type Role = keyof Palette;

export type Pair = {
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
