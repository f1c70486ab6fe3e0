import type { FontFallback, ThemeFont, ThemeFontFace } from './theme.ts';

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

export function writeFontFamily(font: ThemeFont): string {
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
