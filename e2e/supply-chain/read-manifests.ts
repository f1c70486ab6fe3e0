import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

const ROOT = resolve(import.meta.dirname, '../..');
const names = z.record(z.string(), z.string()).default({});

const manifestSchema = z.object({
  dependencies: names,
  devDependencies: names,
  optionalDependencies: names,
  allowScripts: z.record(z.string(), z.boolean()).default({}),
});

const lockSchema = z.object({
  lockfileVersion: z.number(),
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      integrity: z.string().optional(),
      resolved: z.string().optional(),
      inBundle: z.boolean().default(false),
      bundleDependencies: z.array(z.string()).default([]),
      dev: z.boolean().default(false),
      hasInstallScript: z.boolean().default(false),
    }),
  ),
});

export type Manifest = z.output<typeof manifestSchema>;
export type LockFile = z.output<typeof lockSchema>;

export function readManifest(): Manifest {
  return manifestSchema.parse(readJson('package.json'));
}

export function readLockFile(): LockFile {
  return lockSchema.parse(readJson('package-lock.json'));
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(resolve(ROOT, name), 'utf8'));
}
