import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Finished, runCommand } from './run-command.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** All that the build is made of; a name that does not exist counts as absent. */
export const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'instrumentation.ts',
  'next.config.mjs',
  'package-lock.json',
  'package.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
];

/** Builds the app for production and remembers what from. */
export async function buildApp(): Promise<Finished> {
  const fingerprint = await readFingerprint();
  await rm(getMark(), { force: true });
  const finished = await runCommand({
    line: ['next', 'build'],
    environment: { NODE_ENV: 'production' },
  });
  if (finished.isGood) await writeFile(getMark(), fingerprint);
  return finished;
}

/** Whether the build at hand is one of just these sources. */
export async function isBuildCurrent(): Promise<boolean> {
  if (!existsSync(getMark()) || !existsSync(join(ROOT, '.next', 'BUILD_ID'))) return false;
  return (await readFile(getMark(), 'utf8')) === (await readFingerprint());
}

/** Builds unless the build at hand is one of just these sources. Throws where it fails. */
export async function buildIfChanged(onBuilding: () => void): Promise<void> {
  if (await isBuildCurrent()) return;
  onBuilding();
  const { isGood, output } = await buildApp();
  if (!isGood) throw new Error(`The build failed.\n${output}`);
}

function getMark(): string {
  return join(ROOT, '.next', 'built-from');
}

async function readFingerprint(): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  for (const path of await listFiles()) {
    hash.update(`\n${path}\n`).update(await readFile(path));
  }
  return hash.digest('hex');
}

async function listFiles(): Promise<string[]> {
  const files: string[] = [];
  for (const source of SOURCES.map((name) => join(ROOT, name)).filter((path) => existsSync(path))) {
    files.push(...(await listFilesIn(source)));
  }
  return files.filter(isBuiltFrom).sort();
}

/** Tests are no part of the build, and brands are read while the page runs. */
function isBuiltFrom(path: string): boolean {
  return !/\.test\.tsx?$/.test(path) && !path.startsWith(join(ROOT, 'lib/brand/examples/'));
}

async function listFilesIn(source: string): Promise<string[]> {
  try {
    const entries = await readdir(source, { recursive: true, withFileTypes: true });
    return entries.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []));
  } catch {
    return [source];
  }
}
