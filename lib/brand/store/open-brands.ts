import { resolve } from 'node:path';
import { describeProblems, type Env } from '#lib/env.ts';
import { log } from '#lib/log/log.ts';
import { createBrandIndex, sharedBrands } from '../brand-index.ts';
import { BUILT_IN_BRAND } from '../built-in-brand.ts';
import { type BrandStore, openBrandStore } from './open-brand-store.ts';

const EXAMPLES = resolve(import.meta.dirname, '../examples');

/** The folder of brands that the variables name; in test mode else the one of the examples. */
export function getBrandsFolder({ brandsDir, testMode }: Env): string | undefined {
  if (brandsDir !== undefined) return resolve(brandsDir);
  return testMode && EXAMPLES;
}

/** Reads the brands that the variables name, if any. Throws in words for the operator where there is no such folder. */
export async function openBrands(env: Env): Promise<BrandStore | undefined> {
  const folder = getBrandsFolder(env);
  if (folder === undefined) {
    sharedBrands.value = createBrandIndex([], BUILT_IN_BRAND).index;
    log.info('BRANDS_DIR names no folder of brands, so every bill has the built-in look');
    return undefined;
  }
  const sharedHost = new URL(env.publicOrigin).hostname;
  try {
    return await openBrandStore({ folder, log, sharedHost });
  } catch (cause) {
    const problem = `BRANDS_DIR must be a folder that can be read, and ${folder} is none`;
    throw new Error(describeProblems([problem]), { cause });
  }
}
