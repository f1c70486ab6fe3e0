import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

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
