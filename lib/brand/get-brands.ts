import { processWide } from '#lib/process-wide.ts';
import type { BrandIndex } from './brand-index.ts';

export const sharedBrands = processWide<BrandIndex>('brands');

/** The brands as they are now: ask again for each request. */
export function getBrands(): BrandIndex {
  if (!sharedBrands.value) throw new Error('The brands have not been read yet');
  return sharedBrands.value;
}
