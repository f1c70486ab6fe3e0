import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Component } from './component.ts';
import { listComponents } from './list-components.ts';
import { parseLock } from './parse-lock.ts';
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

const LICENCE_FILE = /^(licen[cs]e|copying|notice)([.-].*)?$/i;
const RULE = '='.repeat(80);

/** The licence of each component, and its text where the package brings one. Takes the project's folder. */
function writeLicences(project: string, components: readonly Component[]): string {
  const parts = components.map(({ folder, name, version, licence }) => {
    const texts = readTexts(join(project, folder));
    const text = texts.length > 0 ? texts.join('\n\n') : 'The package brings no text of it.';
    return `${RULE}\n${name} ${version}: ${licence}\n\n${text}\n`;
  });
  return `What this bundle holds of others, and under which licence.\n\n${parts.join('\n')}`;
}

function readTexts(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name))
    .map(({ name }) => readFileSync(join(folder, name), 'utf8').trim())
    .sort();
}
