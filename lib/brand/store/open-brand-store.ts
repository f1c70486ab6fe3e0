import { access } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fail, type Result } from '#lib/result.ts';
import type { Brand, BrandProblem } from '../brand.ts';
import { loadBrandFolder } from '../files/load-brand-folder.ts';
import { createQuietQueue, type QuietQueue, type Settled } from './create-quiet-queue.ts';
import { createSentry } from './create-sentry.ts';
import { createShelf } from './create-shelf.ts';
import { createSweeper } from './create-sweeper.ts';
import { readFingerprint } from './fingerprint.ts';
import { readClaims } from './read-claims.ts';
import { startTurns } from './start-turns.ts';
import type { StoreLog } from './store-log.ts';
import type { WatchFolders } from './watch-folders.ts';

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
  readonly watch?: WatchFolders;
};

const LOOK_EVERY_IN_MS = 200;
/** At the start, folders that are being changed are waited for no longer than this. */
const LONGEST_START_WAIT_IN_MS = 5_000;

/**
 * Reads all brands, puts their index on `globalThis.brands` and keeps it up to date until closed. A brand
 * that is not in order is left out, or keeps its last good form, and the log says what is wrong. Throws
 * where the folder of brands cannot be read at the start; later that only leaves everything as it is.
 */
export async function openBrandStore(options: StoreOptions): Promise<BrandStore> {
  const { folder, log, load = loadBrandFolder } = options;
  const shelf = createShelf(options);
  /** Which brand each one extends, whether that one is there or not. */
  const baseIds = new Map<string, string | undefined>();
  const remove = (id: string) => {
    baseIds.delete(id);
    shelf.remove(id);
  };
  const lookAtAll = async () => {
    const settled = await queue.lookAtAll();
    const changed = settled.filter(({ isRenewed }) => !isRenewed).map(({ id }) => id);
    if (changed.length > 0) for (const id of listExtending(changed, baseIds)) queue.renew(id);
    return settled;
  };
  const queue = createQuietQueue({
    readFingerprint: (id) => readFingerprint(join(folder, id)),
    prepare: async (id, isGone) => {
      if (isGone) return (await isThere(folder)) ? () => remove(id) : undefined;
      // From before it is read, so that no change after that is missed.
      sentry.follow(id);
      const loaded = await loadSafely(load, join(folder, id), log);
      const { match, base } = loaded.ok
        ? { match: undefined, base: loaded.value.settings.extends }
        : await readClaims(join(folder, id));
      baseIds.set(id, base);
      // Half of a base must not show in another brand either; and once whole, it is read for both.
      if (loaded.ok && base !== undefined && queue.isWaiting(base)) return undefined;
      return () => shelf.put(id, loaded, match);
    },
    reportHeld: (id, hold) =>
      log.warn({ brand: id, hold }, 'a brand is held back, as if it were still being written'),
  });
  const sentry = createSentry({
    ...options,
    onHeard: (id) => queue.note(id, 'heard'),
    onUnclear: () => sweeper.hurry(),
  });
  const sweeper = createSweeper({ folder, log, queue, sentry });

  await sweeper.sweepAtStart();
  await settleAtStart(queue, lookAtAll);
  log.info(
    { brands: shelf.publish(), notInOrder: shelf.listProblems().size },
    'the brands were read',
  );

  const turns = startTurns(
    async () => {
      await sweeper.sweepWhenDue();
      const settled = await lookAtAll();
      if (settled.length > 0) shelf.publish();
      for (const one of settled) {
        if (!shelf.isRefused(one.id)) logSettled(log, one);
        if (one.notice === 'found') sentry.blame(one.id);
      }
    },
    {
      pauseInMs: LOOK_EVERY_IN_MS,
      onError: (error) => log.error({ err: error }, 'looking at the brands failed'),
    },
  );
  return {
    listProblems: shelf.listProblems,
    close: async () => {
      sentry.close();
      await turns.stop();
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

async function settleAtStart(queue: QuietQueue, lookAtAll: () => Promise<unknown>): Promise<void> {
  await lookAtAll();
  const giveUpAtInMs = performance.now() + LONGEST_START_WAIT_IN_MS;
  while (queue.isBusy() && performance.now() < giveUpAtInMs) {
    await wait(LOOK_EVERY_IN_MS);
    await lookAtAll();
  }
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

async function isThere(folder: string): Promise<boolean> {
  return access(folder).then(
    () => true,
    () => false,
  );
}

function logSettled(log: StoreLog, { id, isGone }: Settled): void {
  log.info({ brand: id }, isGone ? 'a brand has gone' : 'a brand has changed');
}
