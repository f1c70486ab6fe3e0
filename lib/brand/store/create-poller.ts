import { join } from 'node:path';
import { runLimited } from '#lib/run-limited.ts';
import { ABSENT, type Fingerprint, readFingerprint } from './fingerprint.ts';

type Entry = {
  /** What it looked like when it was taken. */
  taken: string;
  /** What it looks like now, and since when. */
  seen: string | undefined;
  unchangedSinceInMs: number;
  hold: Fingerprint['hold'];
  /** Since when it has not been taken as it is. */
  pendingSinceInMs: number | undefined;
  isHoldReported: boolean;
  /** What it looked like when it was to be taken once more. */
  renewed: string | undefined;
};

/** A folder that has been taken as it is now. */
type Taken = {
  readonly id: string;
  readonly isGone: boolean;
  /** Whether it looks as before, and was only to be taken once more. */
  readonly isRenewed: boolean;
};

type PollerOptions = {
  /** Holds the folders, each named by its id. */
  readonly root: string;
  /**
   * Reads a folder that has been quiet. What it gives is called if the folder has stayed so; where it gives
   * nothing, the folder is looked at again.
   */
  prepare(id: string, isGone: boolean): Promise<(() => void) | undefined>;
  /** Told once of a folder that has been kept waiting for long, or at all at the start. */
  reportHeld(id: string, hold: Fingerprint['hold']): void;
};

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
 * Compares folders with what they looked like when they were taken, and takes those that have changed once
 * they have been quiet for a while, so that nothing is taken half. A folder is read between two equal
 * fingerprints.
 */
export function createPoller({ root, prepare, reportHeld }: PollerOptions) {
  const entries = new Map<string, Entry>();
  let isStart = true;

  async function look(id: string): Promise<Taken | undefined> {
    const entry = entries.get(id) ?? createEntry();
    entries.set(id, entry);
    const before = await readFingerprint(join(root, id));
    note(entry, before, isStart);
    if (entry.pendingSinceInMs === undefined) {
      // It was gone before it was ever taken.
      if (before.value === ABSENT) entries.delete(id);
      return undefined;
    }
    if (performance.now() - entry.unchangedSinceInMs < QUIET_IN_MS[before.hold]) {
      if (!entry.isHoldReported && isHeldForLong(entry, isStart)) {
        entry.isHoldReported = true;
        reportHeld(id, before.hold);
      }
      return undefined;
    }
    const isGone = before.value === ABSENT;
    const take = await prepare(id, isGone);
    const after = await readFingerprint(join(root, id));
    if (!take || after.value !== before.value) return undefined;
    const isRenewed = entry.renewed === before.value;
    if (isGone) entries.delete(id);
    else entries.set(id, { ...entry, ...SETTLED, taken: after.value });
    take();
    return { id, isGone, isRenewed };
  }

  async function lookAt(ids: Iterable<string>): Promise<readonly Taken[]> {
    const taken: Taken[] = [];
    await runLimited(ids, async (id) => {
      const one = await look(id);
      if (one) taken.push(one);
    });
    isStart = false;
    return taken;
  }

  const listPending = () =>
    [...entries].filter(([, { pendingSinceInMs }]) => pendingSinceInMs !== undefined);

  return {
    /** Looks at these folders, and at all that were there before; gives those that were taken. */
    lookAtAll: (ids: readonly string[]) => lookAt(new Set([...ids, ...entries.keys()])),
    /** Looks at those again that have changed and are not taken yet. */
    lookAtPending: () => lookAt(listPending().map(([id]) => id)),
    /** Whether some folder only has to be quiet for a moment. */
    isBusy: () => listPending().some(([, { hold }]) => hold === 'none'),
    /** Whether a folder, or that there is none, has been taken as it is now. */
    async isTaken(id: string): Promise<boolean> {
      const { value } = await readFingerprint(join(root, id));
      return value === (entries.get(id)?.taken ?? ABSENT);
    },
    /** Has a folder taken once more that looks as before, since something that it builds on has changed. */
    renew(id: string): void {
      const entry = entries.get(id);
      if (!entry || entry.taken === OUTDATED || entry.taken === ABSENT) return;
      entry.renewed = entry.taken;
      entry.taken = OUTDATED;
      entry.pendingSinceInMs ??= performance.now();
    },
  };
}

/** Nothing of it is waited for. */
const SETTLED = { pendingSinceInMs: undefined, isHoldReported: false, renewed: undefined };

function createEntry(): Entry {
  return {
    taken: ABSENT,
    seen: undefined,
    unchangedSinceInMs: performance.now(),
    hold: 'none',
    ...SETTLED,
  };
}

function note(entry: Entry, { value, hold, ageInMs }: Fingerprint, isStart: boolean): void {
  const now = performance.now();
  if (value !== entry.seen) {
    // What was there before us may have been quiet all the time.
    entry.unchangedSinceInMs = now - (isStart ? Math.max(0, ageInMs) : 0);
    entry.seen = value;
    entry.hold = hold;
  }
  entry.pendingSinceInMs = value === entry.taken ? undefined : (entry.pendingSinceInMs ?? now);
}

/** At the start at once, since such a brand is missing altogether. */
function isHeldForLong({ hold, pendingSinceInMs = 0 }: Entry, isStart: boolean): boolean {
  return (isStart && hold !== 'none') || performance.now() - pendingSinceInMs > LONG_WAIT_IN_MS;
}
