import type { SYSTEM_FONTS } from '../schema/brand-choices.ts';
import type { ThemeFont } from './theme.ts';

export type SystemFontName = (typeof SYSTEM_FONTS)[number];

/**
 * Fonts that are on the reader's machine already: those of Apple, Windows, Android and Linux in turn.
 * Names of several words stand without quotes, which CSS allows and `writeThemeCss` asks for.
 */
export const SYSTEM_FONT_STACKS: Readonly<Record<SystemFontName, string>> = {
  system: 'system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif',
  humanist: 'Seravek, Gill Sans Nova, Optima, Candara, Calibri, Ubuntu, Noto Sans, sans-serif',
  geometric: 'Avenir Next, Avenir, Century Gothic, Montserrat, Corbel, URW Gothic, sans-serif',
  serif: 'Iowan Old Style, Charter, Palatino Linotype, Cambria, Noto Serif, Georgia, serif',
  slab: 'Rockwell, Rockwell Nova, Sitka Text, Roboto Slab, DejaVu Serif, Georgia, serif',
  mono: 'ui-monospace, SF Mono, Menlo, Cascadia Mono, Consolas, DejaVu Sans Mono, monospace',
};

export function getSystemFont(name: SystemFontName): ThemeFont {
  return { kind: 'stack', stack: SYSTEM_FONT_STACKS[name] };
}
