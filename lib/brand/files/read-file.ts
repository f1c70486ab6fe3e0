import { type BigIntStats, constants } from 'node:fs';
import { type FileHandle, lstat, open, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fail, type Result, succeed } from '#lib/result.ts';

/** Why a file could not be read, in words for the brand's owner. */
export const MISSING = 'is missing';
export const MOVED = 'changed while it was read';
export const DEAD_LINK = 'is a link that leads nowhere';
const OUTSIDE = "lies outside of the brand's folder (a link)";
const NO_FILE = 'is not a file';

export type ReadFile = {
  readonly bytes: Uint8Array;
  /** The file's real place and state, to be compared later. */
  readonly version: string;
};

/**
 * Reads a file of a folder, if it is a plain file that lies in the folder itself: whole, or where it is larger
 * than `maxBytes` its first `maxBytes + 1`, by which one can tell what it is. Links within the folder are followed: Kubernetes mounts `brand.json -> ..data/brand.json`.
 */
export async function readFileOf(
  root: string,
  name: string,
  maxBytes: number,
): Promise<Result<ReadFile, string>> {
  try {
    const path = await realpath(join(root, name));
    if (!path.startsWith(root + sep)) return fail(OUTSIDE);
    // Never waits for a pipe, never follows a link that took the file's place since.
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      return await readOpened(file, path, maxBytes);
    } finally {
      await file.close();
    }
  } catch (error) {
    const failure = word(error);
    const isLink = failure === MISSING && (await isThere(join(root, name)));
    return fail(isLink ? DEAD_LINK : failure);
  }
}

/** Whether there is an entry of this name, wherever it leads. */
export async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** The state of a file by its name, in the form of `ReadFile.version`; empty where there is none. */
export async function getVersion(root: string, name: string): Promise<string> {
  try {
    const path = await realpath(join(root, name));
    return describe(path, await stat(path, { bigint: true }));
  } catch {
    return '';
  }
}

async function readOpened(
  file: FileHandle,
  path: string,
  maxBytes: number,
): Promise<Result<ReadFile, string>> {
  const before = await file.stat({ bigint: true });
  if (!before.isFile()) return fail(NO_FILE);
  const size = Math.min(Number(before.size), maxBytes);
  // One byte more than it says to have: a file that grows meanwhile is noticed.
  const buffer = new Uint8Array(size + 1);
  const read = await readUpTo(file, buffer);
  const after = await file.stat({ bigint: true });
  const version = describe(path, before);
  const isWhole = before.size <= maxBytes;
  if (read !== size + (isWhole ? 0 : 1) || describe(path, after) !== version) return fail(MOVED);
  return succeed({ bytes: buffer.subarray(0, read), version });
}

async function readUpTo(file: FileHandle, buffer: Uint8Array): Promise<number> {
  let total = 0;
  while (total < buffer.length) {
    const { bytesRead } = await file.read(buffer, total, buffer.length - total, total);
    if (bytesRead === 0) break;
    total += bytesRead;
  }
  return total;
}

function describe(path: string, { dev, ino, size, mtimeNs }: BigIntStats): string {
  return [path, dev, ino, size, mtimeNs].join(' ');
}

function word(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return MISSING;
  if (code === 'ELOOP') return OUTSIDE;
  if (code === 'ENXIO' || code === 'EISDIR') return NO_FILE;
  return 'cannot be read: look at its permissions';
}
