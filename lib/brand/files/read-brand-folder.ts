import { realpath } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { fail, type Result } from '#lib/result.ts';
import type { BrandProblem } from '../brand.ts';
import {
  type BrandFolder,
  listNamedFiles,
  MAX_BYTES,
  MAX_SETTINGS_BYTES,
  parseBrandJson,
  SETTINGS_FILE,
} from './brand-folder.ts';
import {
  DEAD_LINK,
  getVersion,
  isThere,
  MISSING,
  MOVED,
  type ReadFile,
  readFileOf,
} from './read-file.ts';

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
