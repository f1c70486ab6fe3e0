import type { Result } from '#lib/result.ts';
import { type Brand, type BrandAsset, type BrandProblem, DEFAULT_ID } from '../brand.ts';
import {
  type BrandConflict,
  type BrandIndex,
  createBrandIndex,
  type FormerAssets,
  findIdleBrands,
  sharedBrands,
} from '../brand-index.ts';
import { BUILT_IN_BRAND } from '../built-in-brand.ts';
import type { BrandSettings } from '../schema/brand-schema.ts';
import { createNews, inWords, type StoreLog } from './store-log.ts';

type Loaded = Result<Brand, readonly BrandProblem[]>;
type Match = BrandSettings['match'];

type CatalogueOptions = { readonly log: StoreLog; readonly sharedHost?: string | undefined };

/** Keeps the good form of every brand and makes them known to the pages. */
export function createCatalogue({ log, sharedHost }: CatalogueOptions) {
  const forms = new Map<string, Brand>();
  const problems = new Map<string, readonly BrandProblem[]>();
  const vacant = new Map<string, Match>();
  const pool = createAssetPool();
  const former = createFormerAssets();
  let conflicts: readonly BrandConflict[] = [];
  const tellConflicts = createNews();
  const tellIdle = createNews();
  let idsByHost: ReadonlyMap<string, string> = new Map();
  return {
    /**
     * Takes a brand's new form, or what is wrong with it: then its last good form stays or, where it never
     * had one, the default brand stands in for it at the hosts of `match`.
     */
    put(id: string, loaded: Loaded, match?: Match): void {
      const last = forms.get(id);
      vacant.delete(id);
      if (!loaded.ok) {
        problems.set(id, loaded.failure);
        if (!last && match?.hosts?.length) vacant.set(id, match);
        const shownAs = last ? 'its last good form' : 'the default brand';
        log.error({ brand: id, shownAs, problems: inWords(loaded.failure) }, NOT_IN_ORDER);
        return;
      }
      problems.delete(id);
      logWarnings(log, loaded.value);
      if (last) former.add(last);
      forms.set(id, pool.share(dropTables(loaded.value)));
    },
    remove(id: string): void {
      forms.delete(id);
      vacant.delete(id);
      problems.delete(id);
    },
    /** Lets every request from now on see the brands as they are; gives how many there are. */
    publish(): number {
      const fallback = forms.get(DEFAULT_ID) ?? BUILT_IN_BRAND;
      const options = { sharedHost, formerAssets: former.list() };
      const standIns = [...vacant].map(([id, match]) => makeStandIn(id, match, fallback));
      const brands = [...forms.values(), ...standIns];
      const built = createBrandIndex(brands, fallback, options);
      sharedBrands.value = built.index;
      conflicts = built.conflicts;
      tellConflicts(new Map(conflicts.map((one) => [name(one), () => logConflict(log, one)])));
      logLostHosts(log, idsByHost, built.index);
      idsByHost = mapHosts(brands);
      const idle = findIdleBrands(brands);
      tellIdle(new Map(idle.map((id) => [id, () => log.warn({ brand: id }, IDLE)])));
      pool.tidy();
      return forms.size;
    },
    /** Whether a brand's newest form is wrong, so that it is not shown. */
    isRefused: (id: string) => problems.has(id),
    /** What is wrong now, by brand. */
    listProblems(): ReadonlyMap<string, readonly BrandProblem[]> {
      const all = new Map(problems);
      for (const { brandId, where, what } of conflicts) {
        all.set(brandId, [...(all.get(brandId) ?? []), { where, what }]);
      }
      return all;
    },
  };
}

/**
 * Keeps the hosts of a brand that is not in order, so that its customers are not turned away and its
 * bills do not show elsewhere. Looks like the default brand, without the files that only this one serves,
 * and as a platform does: these bills are not the default brand's own, so it must not name their payee.
 */
export function makeStandIn(id: string, match: BrandSettings['match'], fallback: Brand): Brand {
  const { logo: _logo, icon: _icon, ...settings } = fallback.settings;
  const theme = fallback.theme.font.kind === 'files' ? { font: BUILT_IN_BRAND.theme.font } : {};
  return {
    id,
    settings: { ...settings, ...(settings.name && { kind: 'platform' as const }), match },
    theme: { ...fallback.theme, ...theme },
    assets: new Map(),
  };
}

/** What only the check of a brand prints is the larger part of it, and need not rest in memory. */
function dropTables(brand: Brand): Brand {
  return { ...brand, theme: { ...brand.theme, moves: [], contrast: [] }, remarks: [] };
}

/** What customers miss although the brand is in order. */
function logWarnings(log: StoreLog, { id, remarks = [] }: Brand): void {
  const warnings = remarks.filter(({ level }) => level === 'warning');
  if (warnings.length > 0) {
    log.warn({ brand: id, remarks: inWords(warnings) }, 'a brand is in order, with a warning');
  }
}

const IDLE = 'no bill can show in this brand: its match names nothing, and no brand extends it';

/** Whatever the reason is, customers who come to such a host find nothing there. */
function logLostHosts(log: StoreLog, before: ReadonlyMap<string, string>, now: BrandIndex): void {
  for (const [host, brand] of before) {
    if (!now.findByHost(host))
      log.warn({ brand, host }, 'no brand has this host any more: it answers 421');
  }
}

function mapHosts(brands: readonly Brand[]): ReadonlyMap<string, string> {
  return new Map(
    brands.flatMap(({ id, settings }) => (settings.match?.hosts ?? []).map((host) => [host, id])),
  );
}

const NOT_IN_ORDER = 'a brand is not in order';

function logConflict(log: StoreLog, conflict: BrandConflict): void {
  const shownAs = 'itself, without what another brand has';
  log.error({ brand: conflict.brandId, shownAs, problems: inWords([conflict]) }, NOT_IN_ORDER);
}

function name({ brandId, where, what }: BrandConflict): string {
  return `${brandId} ${where} ${what}`;
}

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
function createAssetPool() {
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
