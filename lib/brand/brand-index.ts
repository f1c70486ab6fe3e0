import { processWide } from '#lib/process-wide.ts';
import { type Brand, type BrandAsset, type BrandProblem, DEFAULT_ID } from './brand.ts';

/** What of a bill decides on its brand (connectfi-api 1.6). */
export type MerchantKeys = {
  readonly id?: string;
  readonly reference?: string;
  readonly aggregatorId?: string;
};

export type BrandIndex = ReturnType<typeof createBrandIndex>['index'];

/** What one brand claims in vain. */
export type BrandConflict = BrandProblem & { readonly brandId: string };

/** Files of former forms by `<brand id>/<asset name>`. */
export type FormerAssets = ReadonlyMap<string, BrandAsset>;

type IndexOptions = {
  /** The shared address's host name, which no brand can have for itself. */
  readonly sharedHost?: string | undefined;
  readonly formerAssets?: FormerAssets | undefined;
};

/** What of a brand's `match` says which bills are its own. */
const KINDS = ['hosts', 'merchantIds', 'merchantReferences', 'aggregatorIds'] as const;
type Kind = (typeof KINDS)[number];

/**
 * Builds the look-up of brands: maps only, so that asking costs the same however many there are. What two
 * brands claim goes to the first by id, and is a conflict of the other; the other claims of both hold.
 */
export function createBrandIndex(
  brands: Iterable<Brand>,
  fallback: Brand,
  { sharedHost, formerAssets }: IndexOptions = {},
) {
  const sorted = [...brands].sort((one, other) => (one.id < other.id ? -1 : 1));
  const byId = new Map(sorted.map((brand) => [brand.id, brand]));
  const owners = new Map<string, Brand>();
  const conflicts: readonly BrandConflict[] = sorted.flatMap((brand) =>
    claimAll(brand, owners, sharedHost),
  );
  const find = (kind: Kind, key: string | undefined): Brand | undefined =>
    key === undefined ? undefined : owners.get(nameClaim(kind, key));
  const index = {
    size: byId.size,
    fallback,
    /** Whether any brand wants its bills shown at its own hosts alone. */
    hasBoundBrand: sorted.some(({ settings }) => settings.match?.onlyOwnHosts),
    findById: (id: string): Brand | undefined => byId.get(id),
    /** Takes a host name without port, in lower case. */
    findByHost: (host: string) => find('hosts', host),
    /** By merchant id, then merchant reference, then aggregator id. */
    findByMerchant: ({ id, reference, aggregatorId }: MerchantKeys) =>
      find('merchantIds', id) ??
      find('merchantReferences', reference) ??
      find('aggregatorIds', aggregatorId),
    /** A file of a brand by its name, one of its former form included while pages may still ask for it. */
    findAsset: (brandId: string, name: string): BrandAsset | undefined =>
      byId.get(brandId)?.assets.get(name) ?? formerAssets?.get(`${brandId}/${name}`),
  };
  return { index, conflicts };
}

function nameClaim(kind: Kind, key: string): string {
  return `${kind} ${key}`;
}

function claimAll(
  brand: Brand,
  owners: Map<string, Brand>,
  sharedHost: string | undefined,
): BrandConflict[] {
  const { match = {} } = brand.settings;
  const claims = KINDS.flatMap((kind) => (match[kind] ?? []).map((key) => ({ kind, key })));
  return claims.flatMap(({ kind, key }) => {
    const conflict = (what: string) => [{ brandId: brand.id, where: `match.${kind}`, what }];
    if (kind === 'hosts' && key === sharedHost) {
      return conflict(
        `${key} is the shared address of the page (PUBLIC_ORIGIN), so it cannot be a brand's own`,
      );
    }
    const owner = owners.get(nameClaim(kind, key)) ?? brand;
    owners.set(nameClaim(kind, key), owner);
    return owner.id === brand.id ? [] : conflict(`${key} belongs to the brand ${owner.id} already`);
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
  return KINDS.some((kind) => (match[kind] ?? []).length > 0);
}
