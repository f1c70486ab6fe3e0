import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { runLimited } from '#lib/run-limited.ts';
import type { Notice, QuietQueue } from './create-quiet-queue.ts';
import type { Sentry } from './create-sentry.ts';
import { readFingerprint } from './fingerprint.ts';
import { listFolders } from './list-folders.ts';
import type { StoreLog } from './store-log.ts';

type SweeperOptions = {
  readonly folder: string;
  readonly log: StoreLog;
  readonly queue: Pick<QuietQueue, 'isChanged' | 'listTaken' | 'note'>;
  readonly sentry: Pick<Sentry, 'followRoot' | 'isTrusted'>;
};

/** Where the system tells of changes, sweeping is for what it missed. */
const PAUSE_IN_MS = { trusted: 60_000, distrusted: 2_000, hurried: 0 } as const;
const MISNAMED = 'no brand can have this name: a-z, 0-9 and -, at most 63 of them';
/** Of its time, the process gives at most a fifth to sweeping. */
const PAUSE_PER_SWEEP = 4;

/** Looks at the folders of all brands now and then, and notes those that have changed. */
export function createSweeper({ folder, log, queue, sentry }: SweeperOptions) {
  const reported = new Set<string>();
  let isHurried = false;
  let isReadable = true;
  let root = '';
  let endedAtInMs = Number.NEGATIVE_INFINITY;
  let tookInMs = 0;

  async function sweep(notice: Notice): Promise<void> {
    const startedAtInMs = performance.now();
    const { ids, misnamed, dead } = await listFolders(folder);
    const isRootNew = await followNewRoot();
    reportOnce([
      ...misnamed.map((name) => ({ name, what: MISNAMED })),
      ...dead.map((name) => ({ name, what: 'a link in the folder of brands leads nowhere' })),
    ]);
    await runLimited(new Set([...ids, ...queue.listTaken()]), async (id) => {
      const isChanged = queue.isChanged(id, await readFingerprint(join(folder, id)));
      if (isChanged) queue.note(id, notice === 'found' && isRootNew ? 'heard' : notice);
    });
    endedAtInMs = performance.now();
    tookInMs = endedAtInMs - startedAtInMs;
  }

  /** The folder itself may be a link that now leads elsewhere. */
  async function followNewRoot(): Promise<boolean> {
    const { dev, ino, birthtimeNs } = await stat(folder, { bigint: true });
    const found = `${dev} ${ino} ${birthtimeNs}`;
    if (found === root) return false;
    root = found;
    sentry.followRoot();
    return true;
  }

  /** Again only when it has been put right in between. */
  function reportOnce(faults: readonly { name: string; what: string }[]): void {
    const now = new Map(faults.map(({ name, what }) => [`${name} ${what}`, { name, what }]));
    for (const [key, { name, what }] of now)
      if (!reported.has(key)) log.warn({ folder: name }, what);
    reported.clear();
    for (const key of now.keys()) reported.add(key);
  }

  function isDue(): boolean {
    const pace = sentry.isTrusted() ? 'trusted' : 'distrusted';
    const pauseInMs = PAUSE_IN_MS[isHurried ? 'hurried' : pace];
    return performance.now() - endedAtInMs >= Math.max(pauseInMs, tookInMs * PAUSE_PER_SWEEP);
  }

  return {
    /** Throws where the folder of brands cannot be read. */
    sweepAtStart: () => sweep('start'),
    /** Something has changed, and nobody can say where. */
    hurry(): void {
      isHurried = true;
    },
    async sweepWhenDue(): Promise<void> {
      if (!isDue()) return;
      const notice = isHurried ? 'heard' : 'found';
      isHurried = false;
      try {
        await sweep(notice);
        if (!isReadable) log.info('the folder of brands can be read again');
        isReadable = true;
      } catch (error) {
        endedAtInMs = performance.now();
        root = '';
        if (isReadable)
          log.error(
            { err: error },
            'the folder of brands cannot be read, so every brand stays as it is',
          );
        isReadable = false;
      }
    },
  };
}
