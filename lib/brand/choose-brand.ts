import type { Brand } from './brand.ts';
import type { BrandIndex, MerchantKeys } from './brand-index.ts';
import type { Site } from './site.ts';

type Question = {
  readonly site: Site;
  readonly merchant: MerchantKeys;
  readonly index: BrandIndex;
};

/**
 * The brand of a bill at this site, and whether the bill may show here at all. The host's brand comes
 * first, then the merchant's, then the default one. Pure.
 */
export function chooseBrand({ site, merchant, index }: Question): {
  brand: Brand;
  isShownHere: boolean;
} {
  const own = index.findByMerchant(merchant);
  if (site.brandId === undefined) {
    const brand = own ?? index.fallback;
    return { brand, isShownHere: brand.settings.match?.onlyOwnHosts !== true };
  }
  const host = index.findById(site.brandId);
  // The brand of this host has gone while the request was on its way.
  if (!host) return { brand: index.fallback, isShownHere: false };
  const isAtHome = own?.id === host.id;
  return { brand: host, isShownHere: isAtHome || (!declaresMerchants(host) && !hasHosts(own)) };
}

/** A brand without merchants of its own is a house for all who have none: a platform's. */
function declaresMerchants({ settings }: Brand): boolean {
  const { merchantIds, merchantReferences, aggregatorIds } = settings.match ?? {};
  return [merchantIds, merchantReferences, aggregatorIds].some((keys) => keys && keys.length > 0);
}

function hasHosts(brand: Brand | undefined): boolean {
  return (brand?.settings.match?.hosts ?? []).length > 0;
}
