import type { Brand, BrandAsset } from '../brand.ts';
import { BUILT_IN_BRAND } from '../built-in-brand.ts';
import type { BrandSettings } from '../schema/brand-schema.ts';

/** A brand of its own settings and nothing more. */
export function makeBrand(
  id: string,
  match: BrandSettings['match'] = {},
  assets: readonly BrandAsset[] = [],
): Brand {
  return {
    ...BUILT_IN_BRAND,
    id,
    settings: { name: `The ${id}`, match },
    assets: new Map(assets.map((asset) => [asset.name, asset])),
  };
}

export function makeAsset(name: string): BrandAsset {
  return { name, contentType: 'image/png', bytes: Buffer.from(name) };
}
