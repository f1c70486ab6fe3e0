import type { BrandIndex } from './brand-index.ts';

declare global {
  var brands: BrandIndex | undefined;
}

/**
 * The brands as they are now: ask again for each request. Kept on `globalThis`, where our server puts
 * them, since Next does not share modules between pages, handlers and the proxy.
 */
export function getBrands(): BrandIndex {
  if (!globalThis.brands) throw new Error('The brands have not been read yet');
  return globalThis.brands;
}
