import { join } from 'node:path';
import { type Brand, type BrandProblem, BUILT_IN_ID, isBrandId, isIdLike } from '../brand.ts';
import { BUILT_IN_BRAND } from '../built-in-brand.ts';
import { type BrandFolder, parseBrandJson, SETTINGS_FILE } from '../files/brand-folder.ts';
import type { Base } from '../files/load-brand.ts';
import { getBaseId, loadWithBases, readFolderFiles } from '../files/load-brand-folder.ts';
import { mergeSettings } from '../files/merge-settings.ts';
import { listFolders } from '../store/create-folder-list.ts';

const MAX_FORMER_ASSETS = 12;
const MAX_FILES = 40;
const MAX_FOLDER_BYTES = 4 * 1024 * 1024;

/** One brand as the preview shows it: the folder's, or a draft made from it. */
export type PreviewBrand = {
  readonly id: string;
  /** Where its files are, or would be. */
  readonly path: string;
  /** `brand.json` as text, right or wrong; empty where there is none. */
  readonly source: string;
  /** Its last good form; a draft that never was good has the folder's. */
  readonly brand: Brand;
  /** Whether `brand` is the built-in one, since this one has no good form. */
  readonly isFallback: boolean;
  /** What is wrong with `source` and the files that it names. */
  readonly problems: readonly BrandProblem[];
  /** What it takes from the brands that it extends, as they have it; members of brand.json. */
  readonly inherited: unknown;
  /** The files at hand, `brand.json` among them. */
  readonly folder: BrandFolder;
};

/** Drafts are known by a key that the editor makes up, so that two editors do not disturb each other. */
type DraftAddress = { readonly id: string; readonly key: string };

/** In place of a draft's key: the form that is in the folder. */
const FOLDER_KEY = 'folder';

/**
 * Opens the preview on a folder of brands. Brands are read again whenever they are asked for
 * and their files have changed, so that it shows what is in the folder, good or bad. Nothing of it writes to the
 * folder or reaches a customer.
 */
export function openPreviewBrands(brandsDir: string) {
  const drafts = createDrafts();
  const known = new Map<string, PreviewBrand>();

  async function load(id: string): Promise<PreviewBrand | undefined> {
    const { folder, problems } = await readFolderFiles(join(brandsDir, id));
    if (folder.size === 0 && problems.length === 0 && id !== BUILT_IN_ID) return undefined;
    const before = known.get(id);
    // What it extends may have changed where it has not.
    const isAlone = getBaseId(folder) === undefined;
    if (before && isAlone && isSameFolder(before.folder, folder) && problems.length === 0) {
      return before;
    }
    const fresh = await show({ id, key: FOLDER_KEY }, folder, problems);
    known.set(id, fresh);
    return fresh;
  }

  async function show(
    { id, key }: DraftAddress,
    folder: BrandFolder,
    readProblems: readonly BrandProblem[] = [],
    lastGood?: PreviewBrand,
  ): Promise<PreviewBrand> {
    const source = new TextDecoder().decode(folder.get(SETTINGS_FILE));
    const shown = { id, path: join(brandsDir, id), source, folder };
    if (id === BUILT_IN_ID && source === '' && readProblems.length === 0) {
      return { ...shown, inherited: {}, brand: BUILT_IN_BRAND, isFallback: false, problems: [] };
    }
    // Drafts and brands that are not in use have files, too, which no customer may have.
    const address = `/brand-preview/${id}/asset/${key}/`;
    const own = { id, folder };
    const { loaded, bases } = await loadWithBases(brandsDir, own, readProblems, address);
    const good = loaded.ok ? keepAssets(loaded.value, lastGood?.brand) : lastGood?.brand;
    return {
      ...shown,
      inherited: mergeBases(bases),
      isFallback: !loaded.ok && (lastGood?.isFallback ?? true),
      problems: loaded.ok ? [] : loaded.failure,
      brand: good ?? BUILT_IN_BRAND,
    };
  }

  /**
   * The draft of that key or, where there is none, the folder's form. With a key, a brand without a folder is one
   * that begins. `undefined` where no brand can have this id.
   */
  async function findShown(id: string, key?: string): Promise<PreviewBrand | undefined> {
    if (!isIdLike(id)) return undefined;
    const found = (key !== undefined && drafts.find({ id, key })) || (await load(id));
    if (found || key === undefined || !isBrandId(id)) return found;
    return show({ id, key }, new Map());
  }

  return {
    /** Every brand of the folder by id, and the built-in one. */
    async listBrands(): Promise<readonly PreviewBrand[]> {
      const { ids } = await listFolders(brandsDir).catch(() => ({ ids: [] }));
      const brands = await Promise.all([...ids, BUILT_IN_ID].map(load));
      return brands.filter((brand) => brand !== undefined);
    },
    findShown,
    /** Puts a file in place of the one of that name, `brand.json` among them. */
    async changeDraft(
      address: DraftAddress,
      { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
    ): Promise<PreviewBrand | 'tooLarge' | undefined> {
      const before = await findShown(address.id, address.key);
      if (!before) return undefined;
      const folder = new Map([...before.folder, [name, bytes]]);
      if (isTooLarge(folder)) return 'tooLarge';
      const shown = await show(address, folder, [], before);
      drafts.keep(address, shown);
      return shown;
    },
  };
}

function mergeBases(bases: readonly Base[]): unknown {
  const written = bases.map(({ folder }) => {
    const json = parseBrandJson(folder);
    return json.ok ? json.value : {};
  });
  return [{}, ...written].reduceRight((base, own) => mergeSettings(own, base), {});
}

/** A frame that is still being drawn may ask for a file of the form before. */
function keepAssets(brand: Brand, before: Brand | undefined): Brand {
  const former = [...(before?.assets ?? [])].slice(-MAX_FORMER_ASSETS);
  return { ...brand, assets: new Map([...former, ...brand.assets]) };
}

function isTooLarge(folder: BrandFolder): boolean {
  const bytes = [...folder.values()].reduce((sum, file) => sum + file.byteLength, 0);
  return folder.size > MAX_FILES || bytes > MAX_FOLDER_BYTES;
}

function isSameFolder(one: BrandFolder, other: BrandFolder): boolean {
  if (one.size !== other.size) return false;
  return [...one].every(([name, bytes]) => {
    const same = other.get(name);
    return same !== undefined && Buffer.compare(bytes, same) === 0;
  });
}

const MAX_DRAFTS = 24;

/** The drafts of open editors, in memory alone; the one that was used longest ago makes room. */
export function createDrafts() {
  const drafts = new Map<string, PreviewBrand>();
  return {
    find(address: DraftAddress): PreviewBrand | undefined {
      const name = nameDraft(address);
      const draft = drafts.get(name);
      if (!draft) return undefined;
      drafts.delete(name);
      drafts.set(name, draft);
      return draft;
    },
    keep(address: DraftAddress, draft: PreviewBrand): void {
      drafts.delete(nameDraft(address));
      drafts.set(nameDraft(address), draft);
      const [oldest] = drafts.keys();
      if (drafts.size > MAX_DRAFTS && oldest !== undefined) drafts.delete(oldest);
    },
  };
}

function nameDraft({ id, key }: DraftAddress): string {
  return `${id}/${key}`;
}
