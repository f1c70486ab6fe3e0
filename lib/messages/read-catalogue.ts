import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { processWide } from '#lib/process-wide.ts';
import type english from './catalogues/en.json';
import { LANGUAGES, type Language } from './languages.ts';

/** Every word that the customer reads, as translators wrote it: ICU messages by part of the page. */
export type Catalogue = typeof english;

/** The pages that Next bundles do not know where our files are, so our server reads them first. */
const sharedCatalogues = processWide<Map<Language, Catalogue>>('catalogues');

/** Reads all catalogues, so that a file that is missing is noticed when the server starts. */
export function readCatalogues(): void {
  for (const { tag } of LANGUAGES) readCatalogue(tag);
}

/** A language's catalogue, read once a process. All have the shape of the English one, which a test checks. */
export function readCatalogue(language: Language): Catalogue {
  sharedCatalogues.value ??= new Map();
  const known = sharedCatalogues.value.get(language);
  if (known) return known;
  const path = join(import.meta.dirname, 'catalogues', `${language}.json`);
  const catalogue: Catalogue = JSON.parse(readFileSync(path, 'utf8'));
  sharedCatalogues.value.set(language, catalogue);
  return catalogue;
}
