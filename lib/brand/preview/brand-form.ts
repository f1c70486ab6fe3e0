import type { BrandImage, BrandProblem } from '../brand.ts';
import type { ColourMove, ContrastRow, Palette, Theme } from '../theme/theme.ts';
import { writeThemeCss } from '../theme/write-theme-css.ts';
import type { WorkshopBrand } from './workshop.ts';

/** What the editor learns of a brand or draft. Plain, so that it can travel as JSON. */
export type BrandForm = {
  readonly problems: readonly BrandProblem[];
  /** What is in order, but may surprise. */
  readonly remarks: readonly BrandProblem[];
  /** Names of the files at hand. */
  readonly files: readonly string[];
  /** The theme of the last good form, one style sheet for each forced scheme. */
  readonly css: { readonly light: string; readonly dark: string };
  readonly palettes: { readonly light: Palette; readonly dark: Palette };
  readonly scheme: Theme['scheme'];
  readonly moves: readonly ColourMove[];
  readonly contrast: readonly ContrastRow[];
  /** By the place in brand.json: `logo.light`. */
  readonly images: Readonly<Record<string, BrandImage>>;
};

/** Takes a brand whose files have the preview's addresses. */
export function describeForm({ brand, problems, files }: WorkshopBrand): BrandForm {
  const { theme, logo, icon } = brand;
  return {
    problems,
    remarks: brand.remarks ?? [],
    files,
    css: { light: writeThemeCss(theme, 'light'), dark: writeThemeCss(theme, 'dark') },
    palettes: { light: theme.light, dark: theme.dark },
    scheme: theme.scheme,
    moves: theme.moves,
    contrast: theme.contrast,
    images: {
      ...(logo && { 'logo.light': logo.light, 'logo.dark': logo.dark }),
      ...(icon && { 'icon.light': icon.light, 'icon.dark': icon.dark }),
    },
  };
}
