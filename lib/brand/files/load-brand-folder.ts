import { basename, dirname } from 'node:path';
import { fail, type Result } from '#lib/result.ts';
import type { Brand, BrandProblem } from '../brand.ts';
import { writeThemeCss } from '../theme/write-theme-css.ts';
import { loadBrand } from './load-brand.ts';
import { mergeProblems } from './merge-problems.ts';
import { readBases } from './read-bases.ts';
import { readFolderFiles } from './read-brand-folder.ts';

/** Reads the folder of one brand and checks it; its name is the brand's id. Fails with every problem at once. */
export async function loadBrandFolder(
  path: string,
): Promise<Result<Brand, readonly BrandProblem[]>> {
  const id = basename(path);
  const { folder, problems } = await readFolderFiles(path);
  if (folder.size === 0 && problems.length > 0) return fail(problems);
  const { bases, problems: missing } = await readBases(dirname(path), { id, folder });
  // What such a brand lacks may be what it would have taken from there.
  if (missing.length > 0) return fail([...problems, ...missing]);
  const brand = await loadBrand({ id, folder, bases });
  // Throws here, where the last good form stays, and not in each page of the brand.
  if (brand.ok) writeThemeCss(brand.value.theme);
  if (problems.length === 0) return brand;
  return fail(mergeProblems(problems, brand.ok ? [] : brand.failure));
}
