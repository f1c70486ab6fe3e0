import { z } from 'zod';

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
