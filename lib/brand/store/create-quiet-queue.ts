import { runLimited } from '#lib/run-limited.ts';
import { ABSENT, type Fingerprint } from './fingerprint.ts';

/** How a change was noticed: told by the system, or by looking. `start`: it may have been long ago. */
export type Notice = 'start' | 'heard' | 'found';

type Waiting = {
  readonly noticedAtInMs: number;
  notice: Notice;
  value?: string;
  quietSinceInMs: number;
  hold: Fingerprint['hold'];
  isReported: boolean;
};

/** A folder that has been taken as it is now. */
export type Settled = {
  readonly id: string;
  readonly isGone: boolean;
  readonly notice: Notice;
  /** Whether it looks as before, and was only to be taken once more. */
  readonly isRenewed: boolean;
};

type QuietQueueOptions = {
  readFingerprint(id: string): Promise<Fingerprint>;
  /**
   * Reads a folder that has become quiet. What it gives is called if the folder has stayed so; where it
   * gives nothing, the folder is looked at again.
   */
  prepare(id: string, isGone: boolean): Promise<(() => void) | undefined>;
  /** Told once of a folder that has been kept waiting for long, or at all at the start. */
  reportHeld(id: string, hold: Fingerprint['hold']): void;
};

export type QuietQueue = ReturnType<typeof createQuietQueue>;

const QUIET_IN_MS: Readonly<Record<Fingerprint['hold'], number>> = {
  none: 700,
  /** What a copy tool has left behind must not hold a brand back for ever. */
  copying: 60_000,
  marked: Number.POSITIVE_INFINITY,
};
/** In place of a fingerprint; none is like it. */
const OUTDATED = 'outdated';
const LONG_WAIT_IN_MS = 60_000;

/**
 * Folders that have changed, each until it has been quiet for a while, so that what is being replaced is
 * never taken half. A folder is read between two equal fingerprints.
 */
export function createQuietQueue({ readFingerprint, prepare, reportHeld }: QuietQueueOptions) {
  const waiting = new Map<string, Waiting>();
  const taken = new Map<string, string>();
  /** What those looked like that are to be taken once more. */
  const renewed = new Map<string, string>();

  const isChanged = (id: string, { value }: Fingerprint) => value !== (taken.get(id) ?? ABSENT);

  async function lookAt(id: string, entry: Waiting): Promise<Settled | undefined> {
    const before = await readFingerprint(id);
    noteMeasure(entry, before);
    if (performance.now() - entry.quietSinceInMs < QUIET_IN_MS[before.hold]) {
      if (!entry.isReported && isHeldForLong(entry)) {
        entry.isReported = true;
        reportHeld(id, before.hold);
      }
      return undefined;
    }
    if (!isChanged(id, before)) {
      waiting.delete(id);
      return undefined;
    }
    const isGone = before.value === ABSENT;
    const take = await prepare(id, isGone);
    const after = await readFingerprint(id);
    if (noteMeasure(entry, after) || !take) return undefined;
    waiting.delete(id);
    const isRenewed = renewed.get(id) === before.value;
    renewed.delete(id);
    if (isGone) taken.delete(id);
    else taken.set(id, before.value);
    take();
    return { id, isGone, notice: entry.notice, isRenewed };
  }

  function note(id: string, notice: Notice): void {
    const entry = waiting.get(id);
    if (entry && notice === 'heard') entry.notice = notice;
    if (entry) return;
    const now = performance.now();
    waiting.set(id, {
      noticedAtInMs: now,
      notice,
      quietSinceInMs: now,
      hold: 'none',
      isReported: false,
    });
  }

  return {
    /** Something may have changed in this folder. */
    note,
    /** Has a folder taken once more that looks as before, since something that it builds on has changed. */
    renew(id: string): void {
      const value = taken.get(id);
      if (value === undefined || value === OUTDATED) return;
      renewed.set(id, value);
      taken.set(id, OUTDATED);
      note(id, 'heard');
    },
    isWaiting: (id: string): boolean => waiting.has(id),
    /** Whether a folder looks otherwise than when it was taken. */
    isChanged,
    /** Every folder that was taken and is there still, as far as is known. */
    listTaken: (): readonly string[] => [...taken.keys()],
    /** Whether some folder only has to be quiet for a moment. */
    isBusy: (): boolean => [...waiting.values()].some(({ hold }) => hold === 'none'),
    isEmpty: (): boolean => waiting.size === 0,
    /** Looks at every waiting folder once; gives those that were taken. */
    async lookAtAll(): Promise<readonly Settled[]> {
      const settled: Settled[] = [];
      await runLimited([...waiting], async ([id, entry]) => {
        const done = await lookAt(id, entry);
        if (done) settled.push(done);
      });
      return settled;
    },
  };
}

/** At the start at once, since such a brand is missing altogether. */
function isHeldForLong({ notice, hold, noticedAtInMs }: Waiting): boolean {
  if (notice === 'start' && hold !== 'none') return true;
  return performance.now() - noticedAtInMs > LONG_WAIT_IN_MS;
}

/** Starts the quiet time anew where the measure is another one; says whether it is. */
function noteMeasure(entry: Waiting, { value, hold, ageInMs }: Fingerprint): boolean {
  if (value === entry.value) return false;
  const isFirst = entry.value === undefined;
  entry.value = value;
  entry.hold = hold;
  // What was there before us may have been quiet all the time.
  const quietInMs = isFirst && entry.notice === 'start' ? Math.max(0, ageInMs) : 0;
  entry.quietSinceInMs = performance.now() - quietInMs;
  return true;
}
