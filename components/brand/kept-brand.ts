import type { PageBrand } from '#lib/brand/view/page-brand.ts';

export type Part = 'site' | 'page';

/** What this document was sent with. */
const kept: Partial<Record<Part, PageBrand>> = {};

/** The brand that this document came with, as far as a screen of last resort can know it. */
export function getKeptBrand(): PageBrand | undefined {
  return kept.page ?? kept.site;
}

export function keepFirst(part: Part, brand: PageBrand): PageBrand {
  // On the server nothing is kept: there the next request is somebody else's.
  if (typeof window === 'undefined') return brand;
  kept[part] ??= brand;
  return kept[part];
}
