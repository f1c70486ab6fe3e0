import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { runLimited } from '#lib/run-limited.ts';
import { isBrandId } from '../brand-id.ts';

export type FolderList = {
  /** The ids of what may be brands. */
  readonly ids: readonly string[];
  /** Folders whose names no brand can have. */
  readonly misnamed: readonly string[];
  /** Links that lead nowhere. */
  readonly dead: readonly string[];
};

/**
 * Lists the folders of brands. Links to folders count, as Kubernetes makes them; names that begin with a
 * dot and plain files are nothing of ours. Throws where the folder itself cannot be read.
 */
export async function listFolders(root: string): Promise<FolderList> {
  const entries = await readdir(root, { withFileTypes: true });
  const names: string[] = [];
  const dead: string[] = [];
  await runLimited(entries, async (entry) => {
    if (entry.name.startsWith('.')) return;
    const target = entry.isSymbolicLink() ? await findTarget(join(root, entry.name)) : entry;
    if (!target) dead.push(entry.name);
    else if (target.isDirectory()) names.push(entry.name);
  });
  names.sort();
  return { ids: names.filter(isBrandId), misnamed: names.filter((name) => !isBrandId(name)), dead };
}

function findTarget(link: string): Promise<Stats | undefined> {
  return stat(link).catch(() => undefined);
}
