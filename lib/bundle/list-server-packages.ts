import { z } from 'zod';

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ dependencies: z.record(z.string(), z.string()).default({}) }),
  ),
});

type Lock = z.output<typeof lockSchema>['packages'];

/**
 * The folders of every package that our own code can ask for while it runs, by `package-lock.json`:
 * `node_modules/jsdom`, `node_modules/jsdom/node_modules/undici`. Next is not among them, since its build
 * says more exactly which of its files are needed.
 */
export function listServerPackages(lockFile: string): string[] {
  const lock = lockSchema.parse(JSON.parse(lockFile)).packages;
  const found = new Set<string>();
  const visit = (folder: string) => {
    for (const name of Object.keys(lock[folder]?.dependencies ?? {})) {
      if (name === 'next') continue;
      const dependency = findPackage(lock, folder, name);
      if (found.has(dependency)) continue;
      found.add(dependency);
      visit(dependency);
    }
  };
  visit('');
  return [...found].sort();
}

/** Where Node finds a package: in the nearest `node_modules`, from the one who asks upwards. */
function findPackage(lock: Lock, from: string, name: string): string {
  const path = `${from && `${from}/`}node_modules/${name}`;
  if (lock[path]) return path;
  if (!from) throw new Error(`package-lock.json has no ${name}: run npm install`);
  return findPackage(lock, from.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, ''), name);
}
