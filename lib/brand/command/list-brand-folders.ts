import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fail, type Result, succeed } from '#lib/result.ts';
import { SETTINGS_FILE } from '../files/brand-folder.ts';

/** The folders of brands at a path: itself where it holds a brand.json, else each folder in it. */
export async function listBrandFolders(path: string): Promise<Result<string[], string>> {
  const root = resolve(path);
  const names = await readdir(root).catch(() => undefined);
  if (!names) return fail('is not a folder that can be read');
  if (names.includes(SETTINGS_FILE)) return succeed([root]);
  const folders: string[] = [];
  for (const name of names.sort()) {
    const isHidden = name.startsWith('.');
    if (!isHidden && (await isFolder(join(root, name)))) folders.push(join(root, name));
  }
  return folders.length > 0
    ? succeed(folders)
    : fail('holds no brand: no folder with a brand.json');
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ?? false;
}
