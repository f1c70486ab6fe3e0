import type { SYSTEM_FONTS } from '../schema/brand-choices.ts';
import type { BrandSettings } from '../schema/brand-schema.ts';
import type { FontFallback, ThemeFont, ThemeFontFace } from '../theme/theme.ts';
import type { FontMetrics } from './check-font.ts';
import type { LoadedFiles } from './load-file.ts';

/** The font as the theme takes it: the brand's own files with what stands in for them, or a stack. */
export function arrangeFont(
  font: BrandSettings['font'],
  files: LoadedFiles,
  base: string,
): ThemeFont {
  const normal = files.get('font.normal');
  if (typeof font !== 'object' || normal?.use !== 'font') {
    return getSystemFont(typeof font === 'string' ? font : 'system');
  }
  const strong = files.get('font.strong');
  const faces: ThemeFontFace[] = [{ src: base + normal.asset.name, weight: 400 }];
  if (strong) faces.push({ src: base + strong.asset.name, weight: 600 });
  const generic = font.fallback ?? 'sans';
  return { kind: 'files', faces, fallback: matchFallback(normal.metrics, generic), generic };
}

type SystemFontName = (typeof SYSTEM_FONTS)[number];

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

/** Of fonts that readers' machines have, measured by the same library (capsize), in 1/2048 em. */
const LOCAL_FONTS = {
  sans: { name: 'Arial', xWidthAvg: 913 },
  serif: { name: 'Georgia', xWidthAvg: 913 },
} as const;
const LOCAL_UNITS_PER_EM = 2048;

/**
 * Makes a local font take the same room as the given one (CSS Fonts 4: size-adjust and the metric
 * overrides, which are relative to the adjusted size), so that nothing moves when that has loaded.
 */
export function matchFallback(metrics: FontMetrics, generic: 'sans' | 'serif'): FontFallback {
  const local = LOCAL_FONTS[generic];
  const factor = metrics.xWidthAvg / metrics.unitsPerEm / (local.xWidthAvg / LOCAL_UNITS_PER_EM);
  const toPercent = (length: number) => round((length / metrics.unitsPerEm / factor) * 100);
  return {
    local: local.name,
    sizeAdjustInPercent: round(factor * 100),
    ascentInPercent: toPercent(metrics.ascent),
    descentInPercent: toPercent(Math.abs(metrics.descent)),
    lineGapInPercent: toPercent(metrics.lineGap),
  };
}

function round(percent: number): number {
  return Math.round(percent * 100) / 100;
}
