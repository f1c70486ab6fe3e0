import { join } from 'node:path';
import { fail } from '#lib/result.ts';
import { type Brand, type BrandProblem, BUILT_IN_ID, isBrandId, isIdLike } from '../brand.ts';
import { BUILT_IN_BRAND } from '../built-in-brand.ts';
import { type BrandFolder, parseBrandJson, SETTINGS_FILE } from '../files/brand-folder.ts';
import { type Base, loadBrand } from '../files/load-brand.ts';
import { getBaseId, mergeProblems, readBases } from '../files/load-brand-folder.ts';
import { mergeSettings } from '../files/merge-settings.ts';
import { readFolderFiles } from '../files/read-brand-folder.ts';
import { listFolders } from '../store/create-folder-list.ts';
import type { DraftAddress, PreviewBrand, PreviewBrands } from './preview-brands.ts';

const MAX_FORMER_ASSETS = 12;
const MAX_FILES = 40;
const MAX_FOLDER_BYTES = 4 * 1024 * 1024;

/**
 * Opens the preview on a folder of brands. Brands are read again whenever they are asked for
 * and their files have changed, so that it shows what is in the folder, good or bad.
 */
export function openPreviewBrands(brandsDir: string): PreviewBrands {
  const drafts = createDrafts();
  const loaded = new Map<string, PreviewBrand>();

  async function load(id: string): Promise<PreviewBrand | undefined> {
    const { folder, problems } = await readFolderFiles(join(brandsDir, id));
    if (folder.size === 0 && problems.length === 0 && id !== BUILT_IN_ID) return undefined;
    const known = loaded.get(id);
    // What it extends may have changed where it has not.
    const isAlone = getBaseId(folder) === undefined;
    if (known && isAlone && isSameFolder(known.folder, folder) && problems.length === 0) {
      return known;
    }
    const fresh = await show(id, folder, problems);
    loaded.set(id, fresh);
    return fresh;
  }

  async function show(
    id: string,
    folder: BrandFolder,
    readProblems: readonly BrandProblem[],
    lastGood?: PreviewBrand,
  ): Promise<PreviewBrand> {
    const path = join(brandsDir, id);
    const source = new TextDecoder().decode(folder.get(SETTINGS_FILE));
    if (id === BUILT_IN_ID && source === '' && readProblems.length === 0) {
      const brand = BUILT_IN_BRAND;
      return { id, path, source, folder, inherited: {}, brand, isFallback: false, problems: [] };
    }
    const { bases, problems: missing } = await readBases(brandsDir, { id, folder });
    const result = missing.length > 0 ? fail(missing) : await loadBrand({ id, folder, bases });
    const problems = mergeProblems(readProblems, result.ok ? [] : result.failure);
    const good = result.ok ? keepAssets(result.value, lastGood?.brand) : lastGood?.brand;
    const isFallback = !result.ok && (lastGood?.isFallback ?? true);
    const inherited = mergeBases(bases);
    return {
      ...{ id, path, source, folder, inherited, isFallback, problems },
      brand: good ?? BUILT_IN_BRAND,
    };
  }

  return {
    async listBrands() {
      const { ids } = await listFolders(brandsDir).catch(() => ({ ids: [] }));
      const brands = await Promise.all([...ids, BUILT_IN_ID].map(load));
      return brands.filter((brand) => brand !== undefined);
    },
    async findBrand(id) {
      return isIdLike(id) ? load(id) : undefined;
    },
    findDraft: drafts.find,
    beginBrand,
    async changeDraft(address, { name, bytes }) {
      const before = drafts.find(address) ?? (await startDraft(address));
      if (!before) return undefined;
      const folder = new Map([...before.folder, [name, bytes]]);
      if (isTooLarge(folder)) return 'tooLarge';
      const shown = await show(address.id, folder, [], before);
      drafts.keep(address, shown);
      return shown;
    },
  };

  async function startDraft({ id }: DraftAddress): Promise<PreviewBrand | undefined> {
    return isIdLike(id) ? ((await load(id)) ?? beginBrand(id)) : undefined;
  }

  function beginBrand(id: string): PreviewBrand | undefined {
    if (!isBrandId(id)) return undefined;
    const problems = [{ where: SETTINGS_FILE, what: 'is missing' }];
    const path = join(brandsDir, id);
    return {
      id,
      path,
      source: '',
      folder: new Map(),
      inherited: {},
      brand: BUILT_IN_BRAND,
      isFallback: true,
      problems,
    };
  }
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
