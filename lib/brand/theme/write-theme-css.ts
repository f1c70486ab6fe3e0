import { getTone } from './colours/get-tone.ts';
import type { Palette, Scheme, Theme } from './theme.ts';
import { writeFontCss, writeFontFamily } from './write-font-css.ts';

/** What our own style sheets are made of: nothing in it ends a `style` element, a string or a comment. */
const PLAIN = /^[A-Za-z0-9#%.,:;()@{}/_+ \n-]*$/;

/** Throws on any other character, without repeating it. */
function assertPlainCss(css: string): void {
  if (!PLAIN.test(css))
    throw new Error('A theme would write a character that its CSS may not hold');
}

/**
 * The theme as a style sheet of custom properties, safe to stand in a `style` element as it is: it
 * holds no quote, angle bracket or backslash, and throws rather than write one. Colours are for the
 * screen alone, so that paper stays black on white. With `forced`, or where the theme has one scheme,
 * that one shows whatever the reader's system prefers.
 */
export function writeThemeCss(theme: Theme, forced?: Scheme): string {
  const scheme = forced ?? theme.scheme;
  const rules = [
    writeFontCss(theme.font),
    `:root{--font-text:${writeFontFamily(theme.font)}}`,
    `@media screen{:root{${writeShape(theme)}}}`,
    ...(scheme === 'auto' ? writeBoth(theme) : writeScheme(theme, scheme, '')),
  ];
  const css = rules.filter((rule) => rule !== '').join('\n');
  assertPlainCss(css);
  return css;
}

function writeBoth(theme: Theme): readonly string[] {
  return [
    ...writeScheme(theme, 'light', ' and (prefers-color-scheme:light)'),
    ...writeScheme(theme, 'dark', ' and (prefers-color-scheme:dark)'),
  ];
}

/** Below the wide layout all stands on paper; from there on the letter may have colours of its own. */
function writeScheme(theme: Theme, scheme: Scheme, query: string): readonly string[] {
  const paper = writePalette(theme[scheme]);
  const letter = theme.letter?.[scheme];
  // The paper is always named as well: a site's own theme, which may stand before this one, names it too.
  const everywhere = `@media screen${query}{:root,.sheet{${paper}}}`;
  if (!letter) return [everywhere];
  return [
    everywhere,
    `@media screen${query} and (min-width:${WIDE}){:root{${writePalette(letter)}}.sheet{${paper}}}`,
  ];
}

/** `--breakpoint-wide` of globals.css. */
const WIDE = '56.25rem';

function writePalette(palette: Palette): string {
  const tone = getTone(palette);
  const isLight = tone === 'light';
  const colours = Object.entries(palette).map(([role, hex]) => {
    if (!HEX.test(hex)) throw new Error(`Not a colour: ${role}`);
    return `--color-${role.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${hex}`;
  });
  return [
    `color-scheme:${tone}`,
    ...colours,
    `--show-on-light:${isLight ? 'block' : 'none'}`,
    `--show-on-dark:${isLight ? 'none' : 'block'}`,
  ].join(';');
}

const HEX = /^#[0-9a-f]{6}$/;

function writeShape({ radiusControlInPx, radiusCardInPx, density }: Theme): string {
  const space = Object.entries(SPACES[density]).map(([name, rem]) => `--spacing-${name}:${rem}rem`);
  const radii = [`--radius-control:${radiusControlInPx}px`, `--radius-card:${radiusCardInPx}px`];
  return [...radii, ...space].join(';');
}

/** Within a group, between groups, between parts, around; in rem. */
const SPACES = {
  comfortable: { group: 0.5, step: 1, part: 2, around: 3 },
  compact: { group: 0.375, step: 0.75, part: 1.5, around: 2 },
} as const;
