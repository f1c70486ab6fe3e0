import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { countOf } from '#lib/format-table.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { Brand, BrandProblem } from '../brand.ts';
import { createBrandIndex, findIdleBrands } from '../brand-index.ts';
import { BUILT_IN_BRAND } from '../built-in-brand.ts';
import { SETTINGS_FILE } from '../files/brand-folder.ts';
import { loadBrandFolder } from '../files/load-brand-folder.ts';
import { describeBrand } from './describe-brand.ts';

type Options = { readonly isShort: boolean; readonly write: (text: string) => void };

/** Checks all brands at the given paths and prints what it finds; gives the exit code. */
export async function checkFolders(paths: readonly string[], options: Options): Promise<number> {
  const { write } = options;
  const brands: Brand[] = [];
  let wrong = 0;
  let hasWrongPath = false;
  for (const path of paths) {
    const folders = await listBrandFolders(path);
    if (!folders.ok) {
      write(`${path}: ${folders.failure}\n\n`);
      hasWrongPath = true;
      continue;
    }
    for (const folder of folders.value) {
      const brand = await loadBrandFolder(folder);
      if (brand.ok) brands.push(brand.value);
      else wrong += 1;
      write(brand.ok ? describeBrand(brand.value, options) : describeWrong(folder, brand.failure));
    }
  }
  const conflicts = createBrandIndex(brands, BUILT_IN_BRAND).conflicts.map(
    ({ brandId, where, what }) => `${brandId}: ${where}: ${what}`,
  );
  if (conflicts.length > 0) write(`Claimed by several brands:\n${list(conflicts)}\n`);
  const idle = findIdleBrands(brands);
  if (idle.length > 0) {
    const words =
      'No bill shows in these, since their match names nothing and no brand here extends them';
    write(`${words}:\n${list(idle)}\n`);
  }
  const claims = conflicts.length > 0 ? `, ${countOf(conflicts.length, 'claim')} in conflict` : '';
  write(`${countOf(brands.length, 'brand')} in order, ${wrong} with problems${claims}.\n`);
  return hasWrongPath || wrong + conflicts.length > 0 ? 1 : 0;
}

function describeWrong(folder: string, problems: readonly BrandProblem[]): string {
  const lines = problems.map(({ where, what }) => `${where}: ${what}`);
  return `${basename(folder)}: ${countOf(problems.length, 'problem')}\n${list(lines)}\n`;
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}\n`).join('');
}

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
