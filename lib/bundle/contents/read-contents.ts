import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { listComponents } from './list-components.ts';
import { parseLock } from './parse-lock.ts';
import { writeLicences } from './write-licences.ts';
import { writeSbom } from './write-sbom.ts';

const projectSchema = z.object({ name: z.string(), version: z.string(), license: z.string() });

/** What is said of a bundle's contents: by the name of the file that says it. */
export type Contents = Readonly<Record<'sbom.cdx.json' | 'licences.txt', string>>;

/** Lists what others wrote of the build at hand. Throws in words where there is none. */
export function readContents(project: string): Contents {
  const lock = parseLock(readFileSync(join(project, 'package-lock.json'), 'utf8'));
  const components = listComponents(lock, join(project, '.next/standalone'));
  const about = projectSchema.parse(
    JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')),
  );
  return {
    'sbom.cdx.json': writeSbom(about, lock, components),
    'licences.txt': writeLicences(project, components),
  };
}
