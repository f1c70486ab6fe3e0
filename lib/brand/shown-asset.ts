import type { BrandAsset } from './brand.ts';
import type { BrandIndex } from './brand-index.ts';
import type { Site } from './site.ts';

type Question = {
  readonly site: Site;
  readonly index: BrandIndex;
  readonly brandId: string;
  readonly name: string;
};

/**
 * A file of a brand, if that brand may show at this site: at a brand's own host nobody else's does, and
 * at the shared address every brand's that has not kept itself to its own hosts. Pure.
 */
export function findShownAsset({ site, index, brandId, name }: Question): BrandAsset | undefined {
  const brand = index.findById(brandId);
  if (
    !brand ||
    (site.brandId === undefined ? brand.settings.match?.onlyOwnHosts : site.brandId !== brandId)
  ) {
    return undefined;
  }
  return index.findAsset(brandId, name);
}

/** For a brand's file opened by itself: a drawing may style itself and do nothing else. */
export const CLOSED_FILE_HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; style-src-elem 'unsafe-inline'; style-src-attr 'unsafe-inline'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox",
} as const;
