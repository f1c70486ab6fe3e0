import { resolve } from 'node:path';
import { describeProblems, type Env } from '#lib/env.ts';
import { log } from '#lib/log.ts';
import { type BrandStore, openBrandStore } from './open-brand-store.ts';

const EXAMPLES = resolve(import.meta.dirname, '../examples');

/** The folder of brands that the variables name, or the one of the examples. */
export function getBrandsFolder({ brandsDir }: Env): string {
  return resolve(brandsDir ?? EXAMPLES);
}

/** Reads the brands that the variables name. Throws in words for the operator where there is no such folder. */
export async function openBrands(env: Env): Promise<BrandStore> {
  const folder = getBrandsFolder(env);
  const sharedHost = new URL(env.publicOrigin).hostname;
  try {
    return await openBrandStore({ folder, log, sharedHost });
  } catch (cause) {
    const problem = `BRANDS_DIR must be a folder that can be read, and ${folder} is none`;
    throw new Error(describeProblems([problem]), { cause });
  }
}
