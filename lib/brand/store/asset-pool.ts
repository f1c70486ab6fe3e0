import type { Brand, BrandAsset } from '../brand.ts';

export type AssetPool = {
  /** The brand with the files that others have already: what is equal is kept once. */
  share(brand: Brand): Brand;
  /** Forgets what no brand has any more. */
  tidy(): void;
};

/** A platform's ten thousand brands may all bring the same font. A name is made of the content. */
export function createAssetPool(): AssetPool {
  const known = new Map<string, WeakRef<BrandAsset>>();
  const keepOnce = (asset: BrandAsset): BrandAsset => {
    const first = known.get(asset.name)?.deref();
    if (!first) known.set(asset.name, new WeakRef(asset));
    return first ?? asset;
  };
  return {
    share: (brand) => ({
      ...brand,
      assets: new Map([...brand.assets].map(([name, asset]) => [name, keepOnce(asset)])),
    }),
    tidy: () => {
      for (const [name, asset] of known) if (!asset.deref()) known.delete(name);
    },
  };
}
