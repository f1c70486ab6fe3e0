import { basename, join } from 'node:path';
import { z } from 'zod';
import { fail, type Result } from '#lib/result.ts';
import type { Brand, BrandProblem } from '../brand.ts';
import { parseBrandJson } from '../files/brand-folder.ts';
import { getBaseId, loadBrandFolder, readFolderFiles } from '../files/load-brand-folder.ts';
import { isThere } from '../files/read-file.ts';
import { type BrandSettings, brandSchema } from '../schema/brand-schema.ts';
import { createCatalogue } from './create-catalogue.ts';
import { createFolderList } from './create-folder-list.ts';
import { createPoller } from './create-poller.ts';
import type { StoreLog } from './store-log.ts';

const matchSchema = z.object({ match: brandSchema.shape.match });

/** What a brand that is not in order claims, and which one it extends, where that much of it can be read. */
async function readClaims(
  path: string,
): Promise<{ match?: BrandSettings['match']; base?: string | undefined }> {
  const { folder } = await readFolderFiles(path);
  const json = parseBrandJson(folder);
  const { match } = (json.ok && matchSchema.safeParse(json.value).data) || {};
  return { match, base: getBaseId(folder) };
}

export type BrandStore = {
  /** What is wrong now, by brand. */
  listProblems(): ReadonlyMap<string, readonly BrandProblem[]>;
  close(): Promise<void>;
};

type LoadBrand = typeof loadBrandFolder;

type StoreOptions = {
  /** Holds one folder a brand. */
  readonly folder: string;
  readonly log: StoreLog;
  /** The host name of the shared address, which no brand can have for itself. */
  readonly sharedHost?: string;
  readonly load?: LoadBrand;
};

const LOOK_EVERY_IN_MS = 200;
/** All folders are looked at every second; ten thousand need longer, and get a tenth of the time at most. */
const LOOK_AT_ALL_EVERY_IN_MS = 1_000;
const PAUSE_PER_LOOK = 9;
/** At the start, folders that are being changed are waited for no longer than this. */
const LONGEST_START_WAIT_IN_MS = 5_000;

/**
 * Reads all brands, makes their index known (`getBrands`) and keeps it up to date until closed. A brand
 * that is not in order is left out, or keeps its last good form, and the log says what is wrong. Throws
 * where the folder of brands cannot be read at the start; later that only leaves everything as it is.
 */
export async function openBrandStore(options: StoreOptions): Promise<BrandStore> {
  const { folder, log, load = loadBrandFolder } = options;
  const catalogue = createCatalogue(options);
  const folders = createFolderList(folder, log);
  /** Which brand each one extends, whether that one is there or not. */
  const baseIds = new Map<string, string | undefined>();
  const poller = createPoller({
    root: folder,
    prepare: async (id, isGone) => {
      // With the folder of all brands everything seems to be gone.
      if (isGone) return (await isThere(folder)) ? () => remove(id) : undefined;
      const loaded = await loadSafely(load, join(folder, id), log);
      const { match, base } = loaded.ok
        ? { match: undefined, base: loaded.value.settings.extends }
        : await readClaims(join(folder, id));
      baseIds.set(id, base);
      // Half of a base must not show in another brand either; and once whole, it is read for both.
      if (loaded.ok && base !== undefined && !(await poller.isTaken(base))) return undefined;
      return () => catalogue.put(id, loaded, match);
    },
    reportHeld: (id, hold) =>
      log.warn({ brand: id, hold }, 'a brand is held back, as if it were still being written'),
  });

  function remove(id: string): void {
    baseIds.delete(id);
    catalogue.remove(id);
  }

  async function look(ids: readonly string[] | undefined) {
    const taken = ids ? await poller.lookAtAll(ids) : await poller.lookAtPending();
    const changed = taken.filter(({ isRenewed }) => !isRenewed).map(({ id }) => id);
    if (changed.length > 0) for (const id of listExtending(changed, baseIds)) poller.renew(id);
    return taken;
  }

  await look(await folders.list());
  const giveUpAtInMs = performance.now() + LONGEST_START_WAIT_IN_MS;
  while (poller.isBusy() && performance.now() < giveUpAtInMs) {
    await new Promise((done) => setTimeout(done, LOOK_EVERY_IN_MS));
    await look(undefined);
  }
  const counts = { brands: catalogue.publish(), notInOrder: catalogue.listProblems().size };
  log.info(counts, 'the brands were read');

  let lookAtAllAtInMs = performance.now() + LOOK_AT_ALL_EVERY_IN_MS;
  const turns = startTurns(log, async () => {
    const startedAtInMs = performance.now();
    const isDue = startedAtInMs >= lookAtAllAtInMs;
    const taken = await look(isDue ? await folders.listIfReadable() : undefined);
    const now = performance.now();
    const pauseInMs = Math.max(LOOK_AT_ALL_EVERY_IN_MS, (now - startedAtInMs) * PAUSE_PER_LOOK);
    if (isDue) lookAtAllAtInMs = now + pauseInMs;
    if (taken.length > 0) catalogue.publish();
    for (const { id, isGone } of taken) {
      if (catalogue.isRefused(id)) continue;
      log.info({ brand: id }, isGone ? 'a brand has gone' : 'a brand has changed');
    }
  });
  return { listProblems: catalogue.listProblems, close: turns.stop };
}

/** Looks again and again, never twice at once. `stop` waits for the end of a look that is under way. */
function startTurns(log: StoreLog, look: () => Promise<void>): { stop(): Promise<void> } {
  let isStopped = false;
  let timer: NodeJS.Timeout;
  let turn = Promise.resolve();
  const next = () => {
    if (isStopped) return;
    timer = setTimeout(() => {
      turn = look()
        .catch((error) => log.error({ err: error }, 'looking at the brands failed'))
        .then(next);
    }, LOOK_EVERY_IN_MS).unref();
  };
  next();
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await turn;
    },
  };
}

/** All that extend one of these, over whatever else; in a circle each once. */
function listExtending(
  ids: readonly string[],
  baseIds: ReadonlyMap<string, string | undefined>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const bases = new Set(ids);
  for (const base of bases) {
    for (const [id, other] of baseIds) if (other === base) found.add(id) && bases.add(id);
  }
  return found;
}

/** Whatever one brand brings, the others must not suffer. */
async function loadSafely(
  load: LoadBrand,
  path: string,
  log: StoreLog,
): Promise<Result<Brand, readonly BrandProblem[]>> {
  try {
    return await load(path);
  } catch (error) {
    log.error({ err: error, folder: path }, 'reading a brand failed');
    return fail([
      { where: basename(path), what: 'cannot be read, for a reason that is a mistake of the page' },
    ]);
  }
}
