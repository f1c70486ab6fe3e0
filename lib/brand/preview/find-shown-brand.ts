import type { Brand, BrandImage } from '../brand.ts';
import { type BrandForm, describeForm } from './brand-form.ts';
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
