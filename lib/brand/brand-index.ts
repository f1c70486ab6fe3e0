import { processWide } from '#lib/process-wide.ts';
import { type Brand, type BrandAsset, type BrandProblem, DEFAULT_ID } from './brand.ts';
import type { BrandSettings } from './schema/brand-schema.ts';

/** What of a bill decides on its brand (connectfi-api 1.6). */
export type MerchantKeys = {
  readonly id?: string;
  readonly reference?: string;
  readonly aggregatorId?: string;
};

export type BrandIndex = {
  readonly size: number;
  readonly fallback: Brand;
  /** Whether any brand wants its bills shown at its own hosts alone. */
  readonly hasBoundBrand: boolean;
  findById(id: string): Brand | undefined;
  /** Takes a host name without port, in lower case. */
  findByHost(host: string): Brand | undefined;
  /** By merchant id, then merchant reference, then aggregator id. */
  findByMerchant(keys: MerchantKeys): Brand | undefined;
  /** A file of a brand by its name, one of its former form included while pages may still ask for it. */
  findAsset(brandId: string, name: string): BrandAsset | undefined;
};

/** What one brand claims in vain. */
export type BrandConflict = BrandProblem & { readonly brandId: string };

/** Files of former forms by `<brand id>/<asset name>`. */
export type FormerAssets = ReadonlyMap<string, BrandAsset>;

type IndexOptions = {
  /** The shared address's host name, which no brand can have for itself. */
  readonly sharedHost?: string | undefined;
  readonly formerAssets?: FormerAssets | undefined;
};

type Matching = NonNullable<BrandSettings['match']>;
type ClaimKind = 'hosts' | 'merchantIds' | 'merchantReferences' | 'aggregatorIds';
type Claims = Readonly<Record<ClaimKind, Map<string, Brand>>>;

/**
 * Builds the look-up of brands: maps only, so that asking costs the same however many there are. What two
 * brands claim goes to the first by id, and is a conflict of the other; the other claims of both hold.
 */
export function createBrandIndex(
  brands: Iterable<Brand>,
  fallback: Brand,
  { sharedHost, formerAssets }: IndexOptions = {},
): { index: BrandIndex; conflicts: BrandConflict[] } {
  const sorted = [...brands].sort((one, other) => (one.id < other.id ? -1 : 1));
  const byId = new Map(sorted.map((brand) => [brand.id, brand]));
  const claims: Claims = {
    hosts: new Map(),
    merchantIds: new Map(),
    merchantReferences: new Map(),
    aggregatorIds: new Map(),
  };
  const conflicts = sorted.flatMap((brand) => claimAll(brand, claims, sharedHost));
  const { hosts, merchantIds, merchantReferences, aggregatorIds } = claims;
  const index: BrandIndex = {
    size: byId.size,
    fallback,
    hasBoundBrand: sorted.some(({ settings }) => settings.match?.onlyOwnHosts),
    findById: (id) => byId.get(id),
    findByHost: (host) => hosts.get(host),
    findByMerchant: ({ id, reference, aggregatorId }) =>
      find(merchantIds, id) ??
      find(merchantReferences, reference) ??
      find(aggregatorIds, aggregatorId),
    findAsset: (brandId, name) =>
      byId.get(brandId)?.assets.get(name) ?? formerAssets?.get(`${brandId}/${name}`),
  };
  return { index, conflicts };
}

function find(brands: ReadonlyMap<string, Brand>, key: string | undefined): Brand | undefined {
  return key === undefined ? undefined : brands.get(key);
}

function claimAll(brand: Brand, claims: Claims, sharedHost: string | undefined): BrandConflict[] {
  const wanted: Matching = brand.settings.match ?? {};
  return [
    ...claim(brand, claims, 'hosts', wanted.hosts, sharedHost),
    ...claim(brand, claims, 'merchantIds', wanted.merchantIds),
    ...claim(brand, claims, 'merchantReferences', wanted.merchantReferences),
    ...claim(brand, claims, 'aggregatorIds', wanted.aggregatorIds),
  ];
}

function claim(
  brand: Brand,
  claims: Claims,
  kind: ClaimKind,
  keys: readonly string[] = [],
  taken?: string,
): BrandConflict[] {
  return keys.flatMap((key) => {
    const owner = claims[kind].get(key);
    if (key !== taken && (owner === undefined || owner.id === brand.id)) {
      claims[kind].set(key, brand);
      return [];
    }
    const what =
      key === taken
        ? `${key} is the shared address of the page (PUBLIC_ORIGIN), so it cannot be a brand's own`
        : `${key} belongs to the brand ${owner?.id} already`;
    return [{ brandId: brand.id, where: `match.${kind}`, what }];
  });
}

export const sharedBrands = processWide<BrandIndex>('brands');

/** The brands as they are now: ask again for each request. */
export function getBrands(): BrandIndex {
  if (!sharedBrands.value) throw new Error('The brands have not been read yet');
  return sharedBrands.value;
}

/** The ids of brands in which no bill can ever show: they match nothing, and are nobody's base. */
export function findIdleBrands(brands: readonly Brand[]): string[] {
  const bases = new Set(brands.map(({ settings }) => settings.extends));
  return brands
    .filter(({ id, settings }) => id !== DEFAULT_ID && !bases.has(id) && !matchesAnything(settings))
    .map(({ id }) => id);
}

function matchesAnything({ match = {} }: Brand['settings']): boolean {
  return Object.values(match).some((keys) => Array.isArray(keys) && keys.length > 0);
}
