import { zipSync } from 'fflate';
import { z } from 'zod';
import type { Brand, BrandImage, BrandProblem } from '../brand.ts';
import { listNamedFiles, parseBrandJson, SETTINGS_FILE } from '../files/brand-folder.ts';
import { WHOLE } from '../files/merge-settings.ts';
import type { ColourMove, ContrastRow, Palette, Theme } from '../theme/theme.ts';
import { writeThemeCss } from '../theme/write-theme-css.ts';
import { findPreviewBrands, type PreviewBrand } from './preview-brands.ts';

const DRAFT_KEY = /^[a-z0-9]{8,40}$/;

/** A draft's key as it came with an address, if it can be one. */
export function parseDraftKey(given: unknown): string | undefined {
  return typeof given === 'string' && DRAFT_KEY.test(given) ? given : undefined;
}

/**
 * The draft of that key or, where there is none, the folder's form; nothing where the preview is off. With a
 * key, a brand without a folder is one that begins.
 */
export async function findShownBrand(
  id: string,
  key: string | undefined,
): Promise<PreviewBrand | undefined> {
  const previewBrands = findPreviewBrands();
  const draft = key === undefined ? undefined : previewBrands?.findDraft({ id, key });
  const saved = await previewBrands?.findBrand(id);
  const found = draft ?? saved ?? (key === undefined ? undefined : previewBrands?.beginBrand(id));
  return (
    found && { ...found, brand: readdressAssets(found.brand, draft && key ? key : FOLDER_KEY) }
  );
}

/** What the editor learns of a brand. */
export async function describeShown(shown: PreviewBrand): Promise<BrandForm> {
  return describeForm(shown, await findPreviewBrands()?.findBrand(shown.id));
}

/** In place of a draft's key: the form that is in the folder. */
export const FOLDER_KEY = 'folder';

/**
 * The brand with the addresses of its files under the preview's own, where drafts and brands that are not
 * in use have them, too. `key` is the draft's, or `FOLDER_KEY`.
 */
export function readdressAssets(brand: Brand, key: string): Brand {
  const from = `/brand/${brand.id}/`;
  const readdress = (src: string) =>
    src.startsWith(from)
      ? `/brand-preview/${brand.id}/asset/${key}/${src.slice(from.length)}`
      : src;
  const readdressImage = (image: BrandImage): BrandImage => ({
    ...image,
    src: readdress(image.src),
  });

  const { font } = brand.theme;
  return {
    ...brand,
    ...(brand.logo && {
      logo: {
        ...brand.logo,
        ...(brand.logo.light && { light: readdressImage(brand.logo.light) }),
        ...(brand.logo.dark && { dark: readdressImage(brand.logo.dark) }),
      },
    }),
    ...(brand.icon && {
      icon: { light: readdressImage(brand.icon.light), dark: readdressImage(brand.icon.dark) },
    }),
    theme: {
      ...brand.theme,
      font:
        font.kind === 'files'
          ? { ...font, faces: font.faces.map((face) => ({ ...face, src: readdress(face.src) })) }
          : font,
    },
  };
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

/** Takes a brand whose files have the preview's addresses, and what is in its folder, if it has one. */
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
    images: {
      ...(logo?.light && { 'logo.light': logo.light }),
      ...(logo?.dark && { 'logo.dark': logo.dark }),
      ...(icon && { 'icon.light': icon.light, 'icon.dark': icon.dark }),
    },
  };
}

function isSame(shown: PreviewBrand, saved: PreviewBrand | undefined, name: string): boolean {
  const [one, other] = [shown.folder.get(name), saved?.folder.get(name)];
  return one !== undefined && other !== undefined && Buffer.compare(one, other) === 0;
}

/** Of what is inherited as a whole, nothing holds where the brand has some of its own. */
function listInherited({ folder, inherited }: PreviewBrand): BrandForm['inherited'] {
  const json = parseBrandJson(folder);
  const own = members.safeParse(json.ok ? json.value : {}).data ?? {};
  const taken = Object.entries(members.safeParse(inherited).data ?? {});
  return Object.fromEntries(
    taken.filter(([name]) => !WHOLE.has(name) || !Object.hasOwn(own, name)),
  );
}

const members = z.record(z.string(), z.unknown());

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
