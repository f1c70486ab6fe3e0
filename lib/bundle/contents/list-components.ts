import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { listServerPackages } from '../list-server-packages.ts';
import { ALLOWED_LICENCES } from './allowed-licences.ts';
import { type Component, describeComponent } from './component.ts';
import type { Lock } from './parse-lock.ts';

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
      throw new Error(`${folder} is under ${licence}: see lib/bundle/contents/allowed-licences.ts`);
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
