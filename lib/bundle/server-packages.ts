import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * The folders of every package that our own code can ask for while it runs, by `package-lock.json`:
 * `node_modules/jsdom`, and `node_modules/jsdom/node_modules/…` for what jsdom has of its own. Next is not
 * among them, since its build says more exactly which of its files are needed.
 */
export function listServerPackages(lock: Lock): string[] {
  const names = Object.keys(lock['']?.dependencies ?? {}).filter((name) => name !== 'next');
  return listPackages(lock, names);
}

/** The folders of these packages and of all that they ask for. */
export function listPackages(lock: Lock, names: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (folder: string, wanted: readonly string[]) => {
    for (const name of wanted) {
      const dependency = findPackage(lock, folder, name);
      if (!dependency) throw new Error(`package-lock.json has no ${name}: run npm install`);
      if (found.has(dependency)) continue;
      found.add(dependency);
      visit(dependency, Object.keys(lock[dependency]?.dependencies ?? {}));
    }
  };
  visit('', names);
  return [...found].sort();
}

const packageSchema = z.object({
  version: z.string().optional(),
  license: z.string().optional(),
  integrity: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
});

const lockSchema = z.object({ packages: z.record(z.string(), packageSchema) });

/** Every package of `package-lock.json` by its folder, and the project itself by an empty name. */
export type Lock = z.output<typeof lockSchema>['packages'];

/** Reads `package-lock.json`. Throws where it is none. */
export function parseLock(lockFile: string): Lock {
  return lockSchema.parse(JSON.parse(lockFile)).packages;
}

/** Where Node finds a package: in the nearest `node_modules`, from the one who asks upwards. */
export function findPackage(lock: Lock, from: string, name: string): string | undefined {
  const path = `${from && `${from}/`}node_modules/${name}`;
  if (lock[path]) return path;
  if (!from) return undefined;
  return findPackage(lock, from.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, ''), name);
}

/** Tools of the build that leave something of their own in what is built: Tailwind its reset of styles. */
const LEFT_BY_TOOLS = ['node_modules/tailwindcss'];

/**
 * All packages of others in a bundle of the build at hand: those that our server asks for, which include
 * all that is compiled into pages and scripts; those of which Next's trace took something; and what tools
 * leave behind. Throws for one whose licence nobody has allowed.
 */
export function listComponents(lock: Lock, standalone: string): Component[] {
  if (!existsSync(join(standalone, 'node_modules'))) {
    throw new Error('There is no build at hand: run npm run build first.');
  }
  const tools = LEFT_BY_TOOLS.filter((folder) => lock[folder]);
  const folders = [...listServerPackages(lock), ...listTracedPackages(standalone), ...tools];
  const components = [...new Set(folders)].sort().map((folder) => describeComponent(lock, folder));
  for (const { folder, licence } of components) {
    if (!ALLOWED_LICENCES.includes(licence)) {
      throw new Error(`${folder} is under ${licence}: see lib/bundle/server-packages.ts`);
    }
  }
  return components;
}

/** The folders of the packages below a folder, as `package-lock.json` names them; links are left out. */
export function listTracedPackages(root: string, below = ''): string[] {
  const modules = `${below && `${below}/`}node_modules`;
  return listFolders(join(root, modules))
    .flatMap((name) => {
      if (!name.startsWith('@')) return [name];
      return listFolders(join(root, modules, name)).map((scoped) => `${name}/${scoped}`);
    })
    .map((name) => `${modules}/${name}`)
    .flatMap((folder) => [folder, ...listTracedPackages(root, folder)])
    .sort();
}

function listFolders(path: string): string[] {
  if (!existsSync(path)) return [];
  const entries = readdirSync(path, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name);
}

/** A package of others that a bundle holds, whole, in part or compiled. */
export type Component = Readonly<ReturnType<typeof describeComponent>>;

/** What `package-lock.json` knows of a package. Throws where that is not all of it. */
export function describeComponent(lock: Lock, folder: string) {
  const { version, license, integrity } = lock[folder] ?? {};
  const [, digest] = /^sha512-([A-Za-z0-9+/]+=*)$/.exec(integrity ?? '') ?? [];
  if (!version || !license || !digest) {
    throw new Error(`package-lock.json lacks version, licence or integrity of ${folder}`);
  }
  return {
    /** In the project, which is also its name in the lock file. */
    folder,
    name: folder.replace(/^.*node_modules\//, ''),
    version,
    /** An SPDX expression. */
    licence: license,
    /** Of the package as the registry has it, in hexadecimal digits. */
    sha512: Buffer.from(digest, 'base64').toString('hex'),
  };
}

/**
 * The licences under which packages of others may be part of what we ship, as the packages state them.
 * All ask for no more than that their text goes along, which `licences.txt` does. Another one is a
 * decision: read it first, then add it here.
 */
export const ALLOWED_LICENCES: readonly string[] = [
  '(MIT OR Apache-2.0)',
  '0BSD',
  'Apache-2.0',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MPL-2.0', // resvg, as it comes: its own files stay under it, ours do not come under it
];
