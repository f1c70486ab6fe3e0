import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export type Fingerprint = {
  /** Equal as long as nothing in the folder has changed; `absent` where there is no such folder. */
  readonly value: string;
  /** `marked`: its owner says so. `copying`: a copy tool's unfinished file lies in it. */
  readonly hold: 'none' | 'marked' | 'copying';
  /** How long ago anything was changed, by the clocks of file system and machine. */
  readonly ageInMs: number;
};

export const ABSENT = 'absent';

/** Anyone who fills a folder slowly puts this file into it first and takes it away last. */
const WRITING_MARKER = '.writing';

/** What browsers, editors, rsync (`.name.XXXXXX`) and the like call a file until it is whole. */
const TEMPORARY = /\.(part|partial|tmp|temp|crdownload|swp|filepart)$|~$|^\..+\.[A-Za-z0-9]{6}$/i;

/**
 * Takes the measure of a folder without reading any file: names, sizes, times and inodes. What cannot be
 * measured is a measure of its own, so that it changes as soon as it can be.
 */
export async function readFingerprint(path: string): Promise<Fingerprint> {
  try {
    const [folder, names] = await Promise.all([stat(path, { bigint: true }), readdir(path)]);
    const files = await Promise.all(names.sort().map((name) => measure(path, name)));
    const newest = Math.max(...[folder, ...files].map(({ ctimeMs }) => Number(ctimeMs)));
    return {
      value: [String(folder.ino), ...files.map(({ text }) => text)].join('\n'),
      hold: getHold(names),
      ageInMs: Date.now() - newest,
    };
  } catch (error) {
    const code = getCode(error);
    const isGone = code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP';
    return { value: isGone ? ABSENT : code, hold: 'none', ageInMs: 0 };
  }
}

function getHold(names: readonly string[]): Fingerprint['hold'] {
  if (names.includes(WRITING_MARKER)) return 'marked';
  return names.some((name) => TEMPORARY.test(name)) ? 'copying' : 'none';
}

type Measure = { readonly text: string; readonly ctimeMs: bigint };

async function measure(folder: string, name: string): Promise<Measure> {
  try {
    const { ino, size, mtimeNs, ctimeNs, ctimeMs } = await stat(join(folder, name), {
      bigint: true,
    });
    return { text: [name, ino, size, mtimeNs, ctimeNs].join(' '), ctimeMs };
  } catch (error) {
    return { text: `${name} ${getCode(error)}`, ctimeMs: 0n };
  }
}

function getCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
