import { readFile } from 'node:fs/promises';
import { compareFingerprints, type Difference } from '../compare-fingerprints.ts';
import { type Fingerprint, fingerprintSchema } from '../fingerprint.ts';
import type { Surroundings } from './run-fingerprint-command.ts';

/** Compares with what was stored and prints every difference; gives the exit code. */
export async function compareWithFile(
  file: string,
  fingerprint: Fingerprint,
  { write, warn }: Pick<Surroundings, 'write' | 'warn'>,
): Promise<number> {
  const stored = await readStored(file);
  if (!stored) {
    warn(`${file} cannot be read, or is no fingerprint of this release's format.\n`);
    return 3;
  }
  const differences = compareFingerprints(stored, fingerprint);
  if (differences.length === 0) {
    write(`${fingerprint.origin} is as stored in ${file}.\n`);
    return 0;
  }
  write(
    `${fingerprint.origin} is NOT as stored in ${file}.\n\n${differences.map(show).join('\n')}`,
  );
  return 1;
}

async function readStored(file: string): Promise<Fingerprint | undefined> {
  try {
    return fingerprintSchema.safeParse(JSON.parse(await readFile(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

function show({ place, gone, added }: Difference): string {
  const lines = [...gone.map((line) => `  - ${line}`), ...added.map((line) => `  + ${line}`)];
  return `${place}\n${lines.map(escapeControls).join('\n')}\n`;
}

/** What a page says must not steer the terminal of whoever reads this. */
function escapeControls(line: string): string {
  return line.replace(/\p{C}/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`);
}
