import { processWide } from '#lib/process-wide.ts';
import type { Brand, BrandAsset } from './brand.ts';
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

export const sharedBrandIdsByRef = processWide<Map<string, string>>('brandIdsByRef');

const MAX_REFS = 10_000;

/** Only for looks: nothing is shown or hidden by it, and it may forget at any time. */
function getMemory(): Map<string, string> {
  sharedBrandIdsByRef.value ??= new Map();
  return sharedBrandIdsByRef.value;
}

/** Remembers the brand of a bill that was shown, for the pages that cannot read the bill. */
export function rememberBrand(ref: string, brandId: string): void {
  const memory = getMemory();
  memory.delete(ref);
  memory.set(ref, brandId);
  const [oldest] = memory.keys();
  if (memory.size > MAX_REFS && oldest !== undefined) memory.delete(oldest);
}

/** The id of the brand that this bill was last shown in, as far as this process remembers. */
export function recallBrandId(ref: string): string | undefined {
  return getMemory().get(ref);
}

type ProblemQuestion = {
  readonly site: Site;
  readonly index: BrandIndex;
  /** What is remembered of the bill, if it is known which bill it is. */
  readonly rememberedId?: string | undefined;
};

/**
 * The brand of a page without a readable bill: the host's own, and nothing else at its host; at the
 * shared address the one remembered, unless that brand shows at its own hosts alone.
 */
export function chooseProblemBrand({ site, index, rememberedId }: ProblemQuestion): Brand {
  if (site.brandId !== undefined) return index.findById(site.brandId) ?? index.fallback;
  const remembered = rememberedId === undefined ? undefined : index.findById(rememberedId);
  return remembered && !remembered.settings.match?.onlyOwnHosts ? remembered : index.fallback;
}

type AssetQuestion = {
  readonly site: Site;
  readonly index: BrandIndex;
  readonly brandId: string;
  readonly name: string;
};

/**
 * A file of a brand, if that brand may show at this site: at a brand's own host nobody else's does, and
 * at the shared address every brand's that has not kept itself to its own hosts. Pure.
 */
export function findShownAsset({
  site,
  index,
  brandId,
  name,
}: AssetQuestion): BrandAsset | undefined {
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
