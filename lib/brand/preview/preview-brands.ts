import { processWide } from '#lib/process-wide.ts';
import type { Brand, BrandProblem } from '../brand.ts';
import type { BrandFolder } from '../files/brand-folder.ts';

/** One brand as the preview shows it: the folder's, or a draft made from it. */
export type PreviewBrand = {
  readonly id: string;
  /** Where its files are, or would be. */
  readonly path: string;
  /** `brand.json` as text, right or wrong; empty where there is none. */
  readonly source: string;
  /** Its last good form; a draft that never was good has the folder's. */
  readonly brand: Brand;
  /** Whether `brand` is the built-in one, since this one has no good form. */
  readonly isFallback: boolean;
  /** What is wrong with `source` and the files that it names. */
  readonly problems: readonly BrandProblem[];
  /** What it takes from the brands that it extends, as they have it; members of brand.json. */
  readonly inherited: unknown;
  /** The files at hand, `brand.json` among them. */
  readonly folder: BrandFolder;
};

/** A file put in place of the one of that name, `brand.json` among them. */
type DraftChange = { readonly name: string; readonly bytes: Uint8Array };

/** Drafts are known by a key that the editor makes up, so that two editors do not disturb each other. */
export type DraftAddress = { readonly id: string; readonly key: string };

/** What the preview may do with brands. Nothing of it writes to the folder or reaches a customer. */
export type PreviewBrands = {
  /** Every brand of the folder by id, and the built-in one. */
  listBrands(): Promise<readonly PreviewBrand[]>;
  findBrand(id: string): Promise<PreviewBrand | undefined>;
  findDraft(address: DraftAddress): PreviewBrand | undefined;
  /** A brand that has no folder yet; `undefined` where no folder may have this name. */
  beginBrand(id: string): PreviewBrand | undefined;
  /** Of a brand that is there or begins here; `undefined` where no brand can have this id. */
  changeDraft(
    address: DraftAddress,
    change: DraftChange,
  ): Promise<PreviewBrand | 'tooLarge' | undefined>;
};

export const sharedPreviewBrands = processWide<PreviewBrands>('previewBrands');

/**
 * The brands of the preview, which our server opens where `BRAND_PREVIEW=1`. It reads images and
 * works with colours, which must not come into Next's bundles.
 */
export function findPreviewBrands(): PreviewBrands | undefined {
  return sharedPreviewBrands.value;
}
