import { basename } from 'node:path';
import { fail, type Result } from '#lib/result.ts';
import type { Brand, BrandProblem } from '../brand.ts';
import { writeThemeCss } from '../theme/write-theme-css.ts';
import { SETTINGS_FILE } from './brand-folder.ts';
import { loadBrand } from './load-brand.ts';
import { mergeProblems } from './merge-problems.ts';
import { readFolderFiles } from './read-brand-folder.ts';

/** Reads the folder of one brand and checks it; its name is the brand's id. Fails with every problem at once. */
export async function loadBrandFolder(
  path: string,
): Promise<Result<Brand, readonly BrandProblem[]>> {
  const { folder, problems } = await readFolderFiles(path);
  if (problems.some(({ where }) => where === SETTINGS_FILE)) return fail(problems);
  const brand = await loadBrand({ id: basename(path), folder });
  // Throws here, where the last good form stays, and not in each page of the brand.
  if (brand.ok) writeThemeCss(brand.value.theme);
  if (problems.length === 0) return brand;
  return fail(mergeProblems(problems, brand.ok ? [] : brand.failure));
}
