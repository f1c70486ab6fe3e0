import { join } from 'node:path';
import { z } from 'zod';
import type { BrandProblem } from '../brand.ts';
import { brandSchema } from '../schema/brand-schema.ts';
import type { BrandFolder } from './brand-folder.ts';
import { parseBrandJson } from './parse-brand-json.ts';
import { readFolderFiles } from './read-brand-folder.ts';

/** A brand that another one extends, and its files. */
export type Base = { readonly id: string; readonly folder: BrandFolder };

/** More would be a riddle to their owner. */
const MAX_BASES = 5;

const extending = z.object({ extends: brandSchema.shape.extends });

/**
 * Reads the brands that a brand extends, the nearest first, from the folders beside its own. Fails, in words,
 * where one is missing or they extend each other in a circle.
 */
export async function readBases(
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
