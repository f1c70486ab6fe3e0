import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { hashSources } from '#lib/bundle/hash-sources.mjs';
import { type Finished, runCommand } from './run-command.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Builds the app for production and remembers what from. */
export async function buildApp(): Promise<Finished> {
  const fingerprint = readFingerprint();
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
  return (await readFile(getMark(), 'utf8')) === readFingerprint();
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

/** A build by another Node may differ. */
function readFingerprint(): string {
  return `${process.version} ${hashSources(ROOT)}`;
}
