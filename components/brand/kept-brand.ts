import type { PageBrand } from '#lib/brand/view/brand-view.ts';
import type { Messages } from '#lib/messages/get-messages.ts';
import type { StyledPart } from '#lib/page/page-status.ts';

/** What of a brand a screen of last resort shows. */
export type KeptBrand = Pick<PageBrand, 'view' | 'reference'> & {
  /** Where the page is not in English, whose words the screen has by itself. */
  readonly crash?: Messages['crash'];
};

/** What this document was sent with. */
const kept: Partial<Record<StyledPart, KeptBrand>> = {};

/** The brand that this document came with, as far as a screen of last resort can know it. */
export function getKeptBrand(): KeptBrand | undefined {
  return kept.page ?? kept.site;
}

/** Remembers the first one of each part. */
export function keepBrand(of: StyledPart, brand: KeptBrand): void {
  kept[of] ??= brand;
}
