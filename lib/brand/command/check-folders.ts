import { basename } from 'node:path';
import type { Brand, BrandProblem } from '../brand.ts';
import { loadBrandFolder } from '../files/load-brand-folder.ts';
import { findIdleBrands } from '../find-idle-brands.ts';
import { describeBrand } from './describe-brand.ts';
import { findConflicts } from './find-conflicts.ts';
import { listBrandFolders } from './list-brand-folders.ts';

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
  const conflicts = findConflicts(brands);
  if (conflicts.length > 0) write(`Claimed by several brands:\n${list(conflicts)}\n`);
  const idle = findIdleBrands(brands);
  if (idle.length > 0) {
    const words =
      'No bill shows in these, since their match names nothing and no brand here extends them';
    write(`${words}:\n${list(idle)}\n`);
  }
  const claims = conflicts.length > 0 ? `, ${count(conflicts.length, 'claim')} in conflict` : '';
  write(`${count(brands.length, 'brand')} in order, ${wrong} with problems${claims}.\n`);
  return hasWrongPath || wrong + conflicts.length > 0 ? 1 : 0;
}

function describeWrong(folder: string, problems: readonly BrandProblem[]): string {
  const lines = problems.map(({ where, what }) => `${where}: ${what}`);
  return `${basename(folder)}: ${count(problems.length, 'problem')}\n${list(lines)}\n`;
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}\n`).join('');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
