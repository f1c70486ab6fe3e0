import type { BrandSettings } from '../schema/brand-schema.ts';
import { getSystemFont } from '../theme/system-fonts.ts';
import type { ThemeFont, ThemeFontFace } from '../theme/theme.ts';
import { matchFallback } from './font-fallback.ts';
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
