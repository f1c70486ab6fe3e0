import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { MUTATIONS, type MutationName, writeWeakenedModule } from './mutations.ts';

export const ROOT = resolve(import.meta.dirname, '../../..');

/** What the app and the model test are made of. Packages are found in the folder above. */
const PARTS = [
  'app',
  'components',
  'e2e',
  'instrumentation-client.ts',
  'instrumentation.ts',
  'lib',
  'next.config.mjs',
  'package.json',
  'postcss.config.mjs',
  'public',
  'server.ts',
  'start.mjs',
  'tsconfig.json',
];

/** A copy of the project without one guard, inside of the project. */
export type MutatedCopy = { readonly folder: string; remove(): Promise<void> };

export async function copyWithout(mutation: MutationName): Promise<MutatedCopy> {
  const folder = join(ROOT, '.mutations', mutation);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const part of PARTS) await copyPart(part, folder);
  await takeOut(mutation, folder);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

async function copyPart(part: string, folder: string): Promise<void> {
  try {
    await cp(join(ROOT, part), join(folder, part), { recursive: true });
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isMissing) throw error;
  }
}

/** Moves the guard's module aside; in its place comes one that gives everything of it but the guard. */
async function takeOut(name: MutationName, folder: string): Promise<void> {
  const path = join(folder, MUTATIONS[name].file);
  await rename(path, path.replace(/\.ts$/, '.original.ts'));
  await writeFile(path, writeWeakenedModule(name));
}
