import {
  type FontFallback,
  getTone,
  type Palette,
  type Scheme,
  type Theme,
  type ThemeFont,
  type ThemeFontFace,
} from './theme.ts';

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

/** Names of fonts, as they may stand in a style sheet without quotes. */
const STACK =
  /^-?[A-Za-z][A-Za-z0-9-]*( [A-Za-z][A-Za-z0-9-]*)*(, ?-?[A-Za-z][A-Za-z0-9-]*( [A-Za-z][A-Za-z0-9-]*)*)*$/;

/** A path of this site, with nothing in it that could end a `url()`. */
const PATH = /^(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/;

/** Takes a checked font; throws on an address or a name that could leave its place in the CSS. */
export function writeFontCss(font: ThemeFont): string {
  if (font.kind === 'stack') return '';
  const family = nameFamily(font);
  const faces = font.faces.map((face) => writeFace(face, family));
  return [...faces, writeFallback(font.fallback, family)].join('\n');
}

function writeFontFamily(font: ThemeFont): string {
  if (font.kind === 'files') {
    const family = nameFamily(font);
    return `${family},${family}Fallback,${GENERIC[font.generic]}`;
  }
  if (!STACK.test(font.stack)) throw new Error('Not a list of font names');
  return font.stack;
}

const GENERIC = { sans: 'system-ui,sans-serif', serif: 'serif' } as const;

/**
 * After the content of its files: where the theme of a site stands before that of a page, a family of one
 * name would borrow the weights that the page's own brand leaves out.
 */
function nameFamily({ faces }: Extract<ThemeFont, { kind: 'files' }>): string {
  const [first] = faces.map(({ src }) => /\/([0-9a-f]{8})[0-9a-f]*\.woff2$/.exec(src)?.[1]);
  return `BrandText${first ?? ''}`;
}

/** All but the dots before the last digits of an account (U+2022): a brand's font may have none, or an empty one. */
const RANGE = 'U+0-2021,U+2023-10FFFF';

function writeFace({ src, weight }: ThemeFontFace, family: string): string {
  if (!PATH.test(src)) throw new Error('Not the address of a font file');
  return `@font-face{font-family:${family};font-weight:${weight};font-display:swap;src:url(${src});unicode-range:${RANGE}}`;
}

/** Without a weight, so that the browser thickens it where the brand's strong face is still to come. */
function writeFallback(fallback: FontFallback, family: string): string {
  const descriptors = [
    `font-family:${family}Fallback`,
    `src:local(${fallback.local})`,
    `size-adjust:${writePercent(fallback.sizeAdjustInPercent)}`,
    `ascent-override:${writePercent(fallback.ascentInPercent)}`,
    `descent-override:${writePercent(fallback.descentInPercent)}`,
    `line-gap-override:${writePercent(fallback.lineGapInPercent)}`,
  ];
  return `@font-face{${descriptors.join(';')}}`;
}

/** What the highest and narrowest font that is taken (`checkFont`) comes to, and no more. */
const MAX_PERCENT = 1000;

/** Two places are a hundredth of a pixel at most. */
function writePercent(percent: number): string {
  if (!(percent >= 0 && percent <= MAX_PERCENT)) throw new Error('Not a share of a font size');
  return `${Number(percent.toFixed(2))}%`;
}
