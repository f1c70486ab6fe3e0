import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { runLimited } from '#lib/run-limited.ts';
import { isBrandId } from '../brand.ts';
import { createNews, type StoreLog } from './store-log.ts';

const MISNAMED = 'no brand can have this name: a-z, 0-9 and -, at most 63 of them';
const DEAD = 'a link in the folder of brands leads nowhere';

/** What can be no brand. */
type Fault = { readonly folder: string; readonly problem: string };

/**
 * Lists the folders of brands by their ids. Links to folders count, as Kubernetes makes them; names that
 * begin with a dot and plain files are nothing of ours. Throws where the folder itself cannot be read.
 */
export async function listFolders(
  root: string,
): Promise<{ ids: readonly string[]; faults: readonly Fault[] }> {
  const entries = await readdir(root, { withFileTypes: true });
  const ids: string[] = [];
  const faults: Fault[] = [];
  await runLimited(entries, async (entry) => {
    const { name } = entry;
    if (name.startsWith('.')) return;
    const target = entry.isSymbolicLink() ? await findTarget(join(root, name)) : entry;
    if (!target) faults.push({ folder: name, problem: DEAD });
    else if (target.isDirectory() && isBrandId(name)) ids.push(name);
    else if (target.isDirectory()) faults.push({ folder: name, problem: MISNAMED });
  });
  return { ids: ids.sort(), faults };
}

/** The list of folders, again and again. A fault is logged once, and again when it was mended in between. */
export function createFolderList(root: string, log: StoreLog) {
  const tellFaults = createNews();
  let isReadable = true;

  async function list(): Promise<readonly string[]> {
    const { ids, faults } = await listFolders(root);
    const sorted = [...faults].sort((one, other) => (one.folder < other.folder ? -1 : 1));
    tellFaults(
      new Map(
        sorted.map((fault) => [
          `${fault.folder} ${fault.problem}`,
          () => log.warn(fault, 'a folder is none of a brand'),
        ]),
      ),
    );
    return ids;
  }

  return {
    /** Throws where the folder of brands cannot be read. */
    list,
    /** Gives nothing where it cannot be read, which the log says once. */
    async listIfReadable(): Promise<readonly string[] | undefined> {
      try {
        const ids = await list();
        if (!isReadable) log.info('the folder of brands can be read again');
        isReadable = true;
        return ids;
      } catch (error) {
        const what = 'the folder of brands cannot be read, so every brand stays as it is';
        if (isReadable) log.error({ err: error }, what);
        isReadable = false;
        return undefined;
      }
    },
  };
}

function findTarget(link: string): Promise<Stats | undefined> {
  return stat(link).catch(() => undefined);
}
