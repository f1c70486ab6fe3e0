import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fail, type Result, succeed } from '#lib/result.ts';
import { SETTINGS_FILE } from '../files/brand-folder.ts';

/** The folders of brands at a path: itself where it is or holds a brand.json, else each folder in it. */
export async function listBrandFolders(path: string): Promise<Result<string[], string>> {
  const root = resolve(basename(path) === SETTINGS_FILE ? dirname(path) : path);
  const names = await readdir(root).catch(() => undefined);
  if (!names) return fail('is not a folder that can be read');
  if (names.includes(SETTINGS_FILE)) return succeed([root]);
  const entries = names.filter((name) => !name.startsWith('.')).sort();
  const folders: string[] = [];
  for (const name of entries) {
    // A link that leads nowhere was to be a brand.
    const found = await stat(join(root, name)).catch(() => undefined);
    if (found?.isDirectory() ?? true) folders.push(join(root, name));
  }
  return folders.length > 0
    ? succeed(folders)
    : fail('holds no brand: no folder with a brand.json');
}
