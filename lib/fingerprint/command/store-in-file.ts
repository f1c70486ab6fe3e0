import { writeFile } from 'node:fs/promises';
import { type Fingerprint, writeFingerprint } from '../fingerprint.ts';
import type { Surroundings } from './run-fingerprint-command.ts';

/** Writes a fingerprint in place of what the file held; gives the exit code. */
export async function storeInFile(
  file: string,
  fingerprint: Fingerprint,
  { write, warn }: Pick<Surroundings, 'write' | 'warn'>,
): Promise<number> {
  try {
    await writeFile(file, writeFingerprint(fingerprint));
  } catch {
    warn(`${file} cannot be written.\n`);
    return 3;
  }
  const { pages, files } = fingerprint;
  write(`Stored in ${file}: ${pages.length} pages, ${Object.keys(files).length} files.\n`);
  return 0;
}
