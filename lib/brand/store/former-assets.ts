import type { Brand, BrandAsset } from '../brand.ts';
import type { FormerAssets } from '../brand-index.ts';

/** How long a page that shows a brand's former form may still ask for its images. */
const LIFE_IN_MS = 10 * 60_000;

/** Keeps the files of replaced brands for the pages that were sent just before. */
export function createFormerAssets() {
  const kept = new Map<string, { readonly asset: BrandAsset; readonly untilInMs: number }>();
  return {
    add({ id, assets }: Brand): void {
      const untilInMs = Date.now() + LIFE_IN_MS;
      for (const asset of assets.values()) kept.set(`${id}/${asset.name}`, { asset, untilInMs });
    },
    list(): FormerAssets {
      for (const [name, { untilInMs }] of kept) if (untilInMs < Date.now()) kept.delete(name);
      return new Map([...kept].map(([name, { asset }]) => [name, asset]));
    },
  };
}
