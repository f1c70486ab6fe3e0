import type { StoreLog } from './store-log.ts';
import { type WatchFolders, watchFolders } from './watch-folders.ts';

type SentryOptions = {
  readonly folder: string;
  readonly log: StoreLog;
  readonly watch?: WatchFolders | undefined;
  /** Something has changed in the folder of this brand. */
  onHeard(id: string): void;
  /** Something has changed that may concern any brand. */
  onUnclear(): void;
};

export type Sentry = ReturnType<typeof createSentry>;

/** Listens to the system for changes, and knows whether it can be relied on. */
export function createSentry({
  folder,
  log,
  watch = watchFolders,
  onHeard,
  onUnclear,
}: SentryOptions) {
  let isTrusted = true;
  const distrust = (fields: object) => {
    if (isTrusted)
      log.warn(
        fields,
        'brands are looked at every few seconds, since the system tells of no changes',
      );
    isTrusted = false;
  };
  const { follow, followRoot, close } = watch({
    root: folder,
    onChange: onHeard,
    onUnclear,
    onTrouble: (error) => distrust({ err: error }),
  });
  return {
    follow,
    followRoot,
    close,
    /** Whether the system tells of every change. Network file systems tell of none from elsewhere. */
    isTrusted: () => isTrusted,
    /** A change was found of which the system had told nothing. */
    blame: (id: string) => distrust({ brand: id }),
  };
}
