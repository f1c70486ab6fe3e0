import { type BrandForm, describeForm } from './brand-form.ts';
import { findPreviewBrands, type PreviewBrand } from './preview-brands.ts';
import { FOLDER_KEY, readdressAssets } from './readdress-assets.ts';

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
