import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import { isBrandId } from '../brand-id.ts';

export type WatchOptions = {
  readonly root: string;
  /** Something has changed in the folder of this brand. */
  onChange(id: string): void;
  /** Something has changed that may concern any brand. */
  onUnclear(): void;
  /** The system watches no more: too many folders, or none of its own. */
  onTrouble(error: unknown): void;
};

export type FolderWatch = {
  /** Watches a brand's folder as it is now, whichever was there before under its name. */
  follow(id: string): void;
  /** Watches the folder of all brands as it is now. */
  followRoot(): void;
  close(): void;
};

export type WatchFolders = (options: WatchOptions) => FolderWatch;

/** Has the system tell of changes: one watch a folder, none a file. */
export const watchFolders: WatchFolders = ({ root, onChange, onUnclear, onTrouble }) => {
  const watchers = new Map<string, FSWatcher>();

  function follow(name: string, path: string, onEvent: (file: string | null) => void): void {
    watchers.get(name)?.close();
    watchers.delete(name);
    try {
      const watcher = watch(path, { persistent: false }, (_kind, file) => onEvent(file));
      watcher.on('error', onTrouble);
      watchers.set(name, watcher);
    } catch (error) {
      if (!isGone(error)) onTrouble(error);
    }
  }

  const followBrand = (id: string) => follow(id, join(root, id), () => onChange(id));
  const followRoot = () =>
    follow('.', root, (name) => {
      // Kubernetes swaps a link `..data` behind the names of the brands.
      if (name === null || !isBrandId(name)) return onUnclear();
      followBrand(name);
      onChange(name);
    });
  return {
    follow: followBrand,
    followRoot,
    close: () => {
      for (const watcher of watchers.values()) watcher.close();
      watchers.clear();
    },
  };
};

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
