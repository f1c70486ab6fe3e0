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
