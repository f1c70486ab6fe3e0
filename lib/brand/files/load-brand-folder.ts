import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { fail, type Result } from '#lib/result.ts';
import type { Brand, BrandProblem } from '../brand.ts';
import { brandSchema } from '../schema/brand-schema.ts';
import { writeThemeCss } from '../theme/write-theme-css.ts';
import {
  type BrandFolder,
  listNamedFiles,
  MAX_BYTES,
  MAX_SETTINGS_BYTES,
  parseBrandJson,
  SETTINGS_FILE,
} from './brand-folder.ts';
import { type Base, loadBrand } from './load-brand.ts';
import {
  DEAD_LINK,
  getVersion,
  isThere,
  MISSING,
  MOVED,
  type ReadFile,
  readFileOf,
} from './read-file.ts';

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

/** How often a folder that changes while it is read is read again, and after how long. */
const MAX_TRIES = 3;
const PAUSE_IN_MS = 40;

/** What could be read, and what was wrong with the rest. */
type FolderReading = {
  readonly folder: BrandFolder;
  readonly problems: readonly BrandProblem[];
};

/** A file to read, and the place of brand.json that names it. */
type Wanted = { readonly name: string; readonly where: string; readonly maxBytes: number };

type Attempt = Wanted & { readonly result: Result<ReadFile, string> };

const SETTINGS: Wanted = {
  name: SETTINGS_FILE,
  where: SETTINGS_FILE,
  maxBytes: MAX_SETTINGS_BYTES,
};

/** The folder itself. */
const FOLDER: Wanted = { name: 'folder', where: 'folder', maxBytes: 0 };

/**
 * Reads a brand's folder into memory: brand.json, and of all other files only those that it names. What it
 * names but the folder has not got is left to `loadBrand` to report. Gives what could be read together with
 * what is wrong with the rest: links to nowhere or out of the folder, or still changing after a few tries.
 */
export async function readFolderFiles(path: string): Promise<FolderReading> {
  for (let tries = 1; ; tries += 1) {
    const attempts = await readOnce(path);
    const isMoving = attempts.some(({ result }) => !result.ok && result.failure === MOVED);
    if (!isMoving || tries === MAX_TRIES) return summarise(attempts);
    await wait(PAUSE_IN_MS);
  }
}

async function readOnce(path: string): Promise<Attempt[]> {
  const root = await realpath(path).catch(() => undefined);
  if (root === undefined)
    return (await isThere(path)) ? [{ ...FOLDER, result: fail(DEAD_LINK) }] : [];
  const read = async (wanted: Wanted): Promise<Attempt> => ({
    ...wanted,
    result: await readFileOf(root, wanted.name, wanted.maxBytes),
  });
  const settings = await read(SETTINGS);
  const attempts = [settings];
  for (const wanted of listWanted(settings)) attempts.push(await read(wanted));
  return Promise.all(attempts.map((attempt) => confirm(root, attempt)));
}

function listWanted({ result }: Attempt): Wanted[] {
  if (!result.ok) return [];
  const json = parseBrandJson(new Map([[SETTINGS_FILE, result.value.bytes]]));
  const named = json.ok ? listNamedFiles(json.value) : [];
  return named.map(({ name, where, use }) => ({ name, where, maxBytes: MAX_BYTES[use] }));
}

/** All files must have stood as they are at one and the same moment, else old and new would mix. */
async function confirm(root: string, attempt: Attempt): Promise<Attempt> {
  const { result, name } = attempt;
  if (!result.ok && result.failure !== MISSING) return attempt;
  const version = result.ok ? result.value.version : '';
  return (await getVersion(root, name)) === version ? attempt : { ...attempt, result: fail(MOVED) };
}

function summarise(attempts: readonly Attempt[]): FolderReading {
  const folder = new Map<string, Uint8Array>();
  const problems: BrandProblem[] = [];
  for (const { name, where, result } of attempts) {
    if (result.ok) folder.set(name, result.value.bytes);
    else if (result.failure !== MISSING) {
      const subject = where === name ? '' : `${name} `;
      problems.push({ where, what: subject + result.failure });
    }
  }
  return { folder, problems };
}
