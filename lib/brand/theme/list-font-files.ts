import type { ThemeFont } from './theme.ts';

/** The addresses of a font's files; none for a font of the reader's machine. */
export function listFontFiles(font: ThemeFont): readonly string[] {
  return font.kind === 'files' ? font.faces.map(({ src }) => src) : [];
}
