import { zipSync } from 'fflate';
import { dropMissing } from '#lib/drop-missing.ts';
import type { BrandImage, BrandProblem } from '../brand.ts';
import {
  anyMembers,
  listNamedFiles,
  parseBrandJson,
  SETTINGS_FILE,
} from '../files/brand-folder.ts';
import { WHOLE } from '../files/merge-settings.ts';
import type { ColourMove, ContrastRow, Palette, Theme } from '../theme/theme.ts';
import { writeThemeCss } from '../theme/write-theme-css.ts';
import type { PreviewBrand } from './open-preview-brands.ts';
import { findPreviewBrands } from './prepare-preview.ts';

const DRAFT_KEY = /^[a-z0-9]{8,40}$/;

/** A draft's key as it came with an address, if it can be one. */
export function parseDraftKey(given: unknown): string | undefined {
  return typeof given === 'string' && DRAFT_KEY.test(given) ? given : undefined;
}

/** What the editor learns of a brand. */
export async function describeShown(shown: PreviewBrand): Promise<BrandForm> {
  return describeForm(shown, await findPreviewBrands()?.findShown(shown.id));
}

/** What the editor learns of a brand or draft. Plain, so that it can travel as JSON. */
export type BrandForm = {
  readonly problems: readonly BrandProblem[];
  /** What is in order, but may surprise. */
  readonly remarks: readonly BrandProblem[];
  /** What holds for a setting that is left out, where it comes from a brand that this one extends. */
  readonly inherited: Readonly<Record<string, unknown>>;
  /** `brand.json` as it is in the folder now; empty where there is none. */
  readonly savedSource: string;
  /** Files that the brand names and that are not in the folder, or not with this content. */
  readonly unsavedFiles: readonly string[];
  /** The theme of the last good form, one style sheet for each forced scheme. */
  readonly css: { readonly light: string; readonly dark: string };
  readonly palettes: { readonly light: Palette; readonly dark: Palette };
  readonly scheme: Theme['scheme'];
  readonly moves: readonly ColourMove[];
  readonly contrast: readonly ContrastRow[];
  /** By the place in brand.json: `logo.light`. */
  readonly images: Readonly<Record<string, BrandImage>>;
};

/** Takes a brand and what is in its folder, if it has one. */
export function describeForm(shown: PreviewBrand, saved: PreviewBrand | undefined): BrandForm {
  const { brand, problems } = shown;
  const { theme, logo, icon } = brand;
  return {
    problems,
    remarks: brand.remarks ?? [],
    inherited: listInherited(shown),
    savedSource: saved?.source ?? '',
    unsavedFiles: listFiles(shown).filter((name) => !isSame(shown, saved, name)),
    css: { light: writeThemeCss(theme, 'light'), dark: writeThemeCss(theme, 'dark') },
    palettes: { light: theme.light, dark: theme.dark },
    scheme: theme.scheme,
    moves: theme.moves,
    contrast: theme.contrast,
    images: dropMissing({
      'logo.light': logo?.light,
      'logo.dark': logo?.dark,
      'icon.light': icon?.light,
      'icon.dark': icon?.dark,
    }),
  };
}

function isSame(shown: PreviewBrand, saved: PreviewBrand | undefined, name: string): boolean {
  const [one, other] = [shown.folder.get(name), saved?.folder.get(name)];
  return one !== undefined && other !== undefined && Buffer.compare(one, other) === 0;
}

/** Of what is inherited as a whole, nothing holds where the brand has some of its own. */
function listInherited({ folder, inherited }: PreviewBrand): BrandForm['inherited'] {
  const json = parseBrandJson(folder);
  const own = anyMembers.safeParse(json.ok ? json.value : {}).data ?? {};
  const taken = Object.entries(anyMembers.safeParse(inherited).data ?? {});
  return Object.fromEntries(
    taken.filter(([name]) => !WHOLE.has(name) || !Object.hasOwn(own, name)),
  );
}

/** A brand as a zip archive that holds its folder: `brand.json` and the files that it names. */
export function packFolder(shown: PreviewBrand): Uint8Array<ArrayBuffer> {
  const names = [SETTINGS_FILE, ...listFiles(shown)];
  const files = names.flatMap((name) => {
    const bytes = shown.folder.get(name);
    return bytes ? [[`${shown.id}/${name}`, new Uint8Array(bytes)] as const] : [];
  });
  return new Uint8Array(zipSync(Object.fromEntries(files)));
}

/** Of the files at hand, those that `brand.json` names. */
function listFiles({ folder }: PreviewBrand): readonly string[] {
  const json = parseBrandJson(folder);
  const named = json.ok ? listNamedFiles(json.value).map(({ name }) => name) : [];
  return [...new Set(named)].filter((name) => folder.has(name));
}
