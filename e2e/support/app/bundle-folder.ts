import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeBundle } from '#lib/bundle/write-bundle.ts';

export type BundleFolder = {
  readonly path: string;
  /** What has been written, changed or taken away since the folder was made. */
  listChanges(): Promise<string[]>;
  close(): Promise<void>;
};

const ROOT = resolve(import.meta.dirname, '../../..');

/** Makes the bundle of the build at hand far from the project, whose packages nobody finds from there. */
export async function makeBundleFolder(): Promise<BundleFolder> {
  const path = await mkdtemp(join(tmpdir(), 'bundle-'));
  writeBundle(ROOT, path);
  const before = await readMarks(path);
  return {
    path,
    listChanges: async () => {
      const after = await readMarks(path);
      const names = new Set([...before.keys(), ...after.keys()]);
      return [...names].filter((name) => before.get(name) !== after.get(name)).sort();
    },
    close: () => rm(path, { recursive: true, force: true }),
  };
}

/** Of each file and folder, what differs once somebody has written there. */
async function readMarks(folder: string): Promise<Map<string, string>> {
  const names = ['', ...(await readdir(folder, { recursive: true }))];
  const marks = names.map(async (name) => {
    const { mtimeNs, size } = await lstat(join(folder, name), { bigint: true });
    return [name, `${mtimeNs} ${size}`] as const;
  });
  return new Map(await Promise.all(marks));
}
