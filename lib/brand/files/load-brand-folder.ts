import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { fail, type Result } from '#lib/result.ts';
import type { Brand, BrandProblem } from '../brand.ts';
import { brandSchema } from '../schema/brand-schema.ts';
import { writeThemeCss } from '../theme/write-theme-css.ts';
import { type BrandFolder, parseBrandJson } from './brand-folder.ts';
import { type Base, loadBrand } from './load-brand.ts';
import { readFolderFiles } from './read-brand-folder.ts';

/** Reads the folder of one brand and checks it; its name is the brand's id. Fails with every problem at once. */
export async function loadBrandFolder(
  path: string,
): Promise<Result<Brand, readonly BrandProblem[]>> {
  const id = basename(path);
  const { folder, problems } = await readFolderFiles(path);
  if (folder.size === 0 && problems.length > 0) return fail(problems);
  const { loaded } = await loadWithBases(dirname(path), { id, folder }, problems);
  // Throws here, where the last good form stays, and not in each page of the brand.
  if (loaded.ok) writeThemeCss(loaded.value.theme);
  return loaded;
}

/**
 * Checks a brand's files together with those of the brands that it extends, from the folders beside its own. Takes
 * what was wrong when its own were read.
 */
export async function loadWithBases(
  brandsDir: string,
  own: Base,
  read: readonly BrandProblem[],
  address?: string,
): Promise<{ loaded: Result<Brand, readonly BrandProblem[]>; bases: readonly Base[] }> {
  const { bases, problems: missing } = await readBases(brandsDir, own);
  // What such a brand lacks may be what it would have taken from there.
  const loaded = missing.length > 0 ? fail(missing) : await loadBrand({ ...own, bases, address });
  // A file that could not be read is missing for the check: its true problem was told by the reading.
  const places = new Set(read.map(({ where }) => where));
  const found = loaded.ok ? [] : loaded.failure.filter(({ where }) => !places.has(where));
  const problems = [...read, ...found];
  return { bases, loaded: problems.length > 0 ? fail(problems) : loaded };
}

/** More would be a riddle to their owner. */
const MAX_BASES = 5;

const extending = z.object({ extends: brandSchema.shape.extends });

/**
 * Reads the brands that a brand extends, the nearest first, from the folders beside its own. Fails, in words,
 * where one is missing or they extend each other in a circle.
 */
async function readBases(
  brandsDir: string,
  { id, folder }: Base,
): Promise<{ bases: readonly Base[]; problems: readonly BrandProblem[] }> {
  const bases: Base[] = [];
  const fail = (what: string) => ({ bases, problems: [{ where: 'extends', what }] });
  for (let next = getBaseId(folder); next !== undefined; ) {
    const path = [id, ...bases.map((base) => base.id)];
    if (path.includes(next)) return fail(`leads in a circle: ${[...path, next].join(', ')}`);
    if (bases.length === MAX_BASES) return fail(`leads over more than ${MAX_BASES} brands`);
    const read = await readFolderFiles(join(brandsDir, next));
    const [problem] = read.problems;
    if (problem) return fail(`${next} cannot be read: ${problem.where}: ${problem.what}`);
    const json = parseBrandJson(read.folder);
    if (read.folder.size === 0) return fail(`there is no brand ${next} beside this one`);
    if (!json.ok) return fail(`the brand.json of ${next} ${json.failure}`);
    bases.push({ id: next, folder: read.folder });
    next = getBaseId(read.folder);
  }
  return { bases, problems: [] };
}

/** The brand that a brand says it extends, as far as its brand.json can be read. */
export function getBaseId(folder: BrandFolder): string | undefined {
  const json = parseBrandJson(folder);
  return json.ok ? extending.safeParse(json.value).data?.extends : undefined;
}
