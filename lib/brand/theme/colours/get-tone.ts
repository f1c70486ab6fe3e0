import type { Palette, Scheme } from '../theme.ts';

/**
 * Whether a palette is in truth light or dark, whichever scheme it serves: decides on the logo of a
 * pair and on `color-scheme`. Text and paper are at least 4.5:1 apart, so a rough brightness tells.
 */
export function getTone({ text, paper }: Palette): Scheme {
  return getBrightness(text) < getBrightness(paper) ? 'light' : 'dark';
}

function getBrightness(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    Number.parseInt(hex.slice(at, at + 2), 16),
  );
  return 0.2126 * red ** 2 + 0.7152 * green ** 2 + 0.0722 * blue ** 2;
}
