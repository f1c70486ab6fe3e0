import type { Brand, BrandAsset } from '../brand.ts';
import type { FormerAssets } from '../brand-index.ts';

/** How long a page that shows a brand's former form may still ask for its images. */
const LIFE_IN_MS = 10 * 60_000;
/** Of a brand: the files of its last few forms, since one that changes each second must not fill the memory. */
const MAX_FILES = 24;

type Kept = { readonly asset: BrandAsset; readonly untilInMs: number };

/** Keeps the files of replaced brands for the pages that were sent just before. */
export function createFormerAssets() {
  const keptByBrand = new Map<string, Map<string, Kept>>();
  return {
    add({ id, assets }: Brand): void {
      const untilInMs = Date.now() + LIFE_IN_MS;
      const kept = keptByBrand.get(id) ?? new Map<string, Kept>();
      keptByBrand.set(id, kept);
      for (const asset of assets.values()) {
        kept.delete(asset.name);
        kept.set(asset.name, { asset, untilInMs });
      }
      for (const name of [...kept.keys()].slice(0, -MAX_FILES)) kept.delete(name);
    },
    list(): FormerAssets {
      const all = new Map<string, BrandAsset>();
      for (const [id, kept] of keptByBrand) {
        for (const [name, { asset, untilInMs }] of kept) {
          if (untilInMs < Date.now()) kept.delete(name);
          else all.set(`${id}/${name}`, asset);
        }
        if (kept.size === 0) keptByBrand.delete(id);
      }
      return all;
    },
  };
}

/** A platform's ten thousand brands may all bring the same font. A name is made of the content. */
export function createAssetPool() {
  const known = new Map<string, WeakRef<BrandAsset>>();
  const keepOnce = (asset: BrandAsset): BrandAsset => {
    const first = known.get(asset.name)?.deref();
    if (!first) known.set(asset.name, new WeakRef(asset));
    return first ?? asset;
  };
  return {
    /** The brand with the files that others have already: what is equal is kept once. */
    share: (brand: Brand): Brand => ({
      ...brand,
      assets: new Map([...brand.assets].map(([name, asset]) => [name, keepOnce(asset)])),
    }),
    /** Forgets what no brand has any more. */
    tidy: () => {
      for (const [name, asset] of known) if (!asset.deref()) known.delete(name);
    },
  };
}
