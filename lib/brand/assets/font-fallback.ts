import type { FontFallback } from '../theme/theme.ts';

/** What of a font decides on the room that its text takes, in its own units. */
export type FontMetrics = {
  readonly unitsPerEm: number;
  readonly ascent: number;
  /** Negative: below the base line. */
  readonly descent: number;
  readonly lineGap: number;
  /** Of a letter, as often as letters are in English text. */
  readonly xWidthAvg: number;
};

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
