import type { Result } from '#lib/result.ts';
import type { Brand, BrandProblem } from '../brand.ts';
import { DEFAULT_ID } from '../brand-id.ts';
import { type BrandConflict, createBrandIndex } from '../brand-index.ts';
import type { BrandSettings } from '../brand-schema.ts';
import { BUILT_IN_BRAND } from '../built-in-brand.ts';
import { createAssetPool } from './asset-pool.ts';
import { createFormerAssets } from './former-assets.ts';
import { makeStandIn } from './make-stand-in.ts';
import type { StoreLog } from './store-log.ts';

export type Shelf = {
  /**
   * Takes a brand's new form, or what is wrong with it: then its last good form stays or, where it never
   * had one, the default brand stands in for it at the hosts of `match`.
   */
  put(id: string, loaded: Loaded, match?: Match): void;
  remove(id: string): void;
  /** Lets every request from now on see the brands as they are; gives how many there are. */
  publish(): number;
  /** Whether a brand's newest form is wrong, so that it is not shown. */
  isRefused(id: string): boolean;
  /** What is wrong now, by brand. */
  listProblems(): ReadonlyMap<string, readonly BrandProblem[]>;
};

type Loaded = Result<Brand, readonly BrandProblem[]>;
type Match = BrandSettings['match'];

type ShelfOptions = { readonly log: StoreLog; readonly sharedHost?: string | undefined };

/** Keeps the good form of every brand and makes them known to the pages. */
export function createShelf({ log, sharedHost }: ShelfOptions): Shelf {
  const forms = new Map<string, Brand>();
  const problems = new Map<string, readonly BrandProblem[]>();
  const vacant = new Map<string, Match>();
  const pool = createAssetPool();
  const former = createFormerAssets();
  let conflicts: readonly BrandConflict[] = [];
  return {
    put(id, loaded, match) {
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
      if (last) former.add(last);
      forms.set(id, pool.share(dropTables(loaded.value)));
    },
    remove(id) {
      forms.delete(id);
      vacant.delete(id);
      problems.delete(id);
    },
    publish() {
      const fallback = forms.get(DEFAULT_ID) ?? BUILT_IN_BRAND;
      const options = { sharedHost, formerAssets: former.list() };
      const standIns = [...vacant].map(([id, match]) => makeStandIn(id, match, fallback));
      const built = createBrandIndex([...forms.values(), ...standIns], fallback, options);
      globalThis.brands = built.index;
      logNewConflicts(log, built.conflicts, conflicts);
      conflicts = built.conflicts;
      pool.tidy();
      return forms.size;
    },
    isRefused: (id) => problems.has(id),
    listProblems() {
      const all = new Map(problems);
      for (const { brandId, where, what } of conflicts) {
        all.set(brandId, [...(all.get(brandId) ?? []), { where, what }]);
      }
      return all;
    },
  };
}

/** What only the check of a brand prints is the larger part of it, and need not rest in memory. */
function dropTables(brand: Brand): Brand {
  return { ...brand, theme: { ...brand.theme, moves: [], contrast: [] }, remarks: [] };
}

const NOT_IN_ORDER = 'a brand is not in order';

function logNewConflicts(
  log: StoreLog,
  now: readonly BrandConflict[],
  before: readonly BrandConflict[],
): void {
  const known = new Set(before.map(name));
  for (const conflict of now) {
    if (known.has(name(conflict))) continue;
    const shownAs = 'itself, without what another brand has';
    log.error({ brand: conflict.brandId, shownAs, problems: inWords([conflict]) }, NOT_IN_ORDER);
  }
}

function name({ brandId, where, what }: BrandConflict): string {
  return `${brandId} ${where} ${what}`;
}

function inWords(problems: readonly BrandProblem[]): string[] {
  return problems.map(({ where, what }) => `${where}: ${what}`);
}
