import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Component } from './component.ts';

const LICENCE_FILE = /^(licen[cs]e|copying|notice)([.-].*)?$/i;
const RULE = '='.repeat(80);

/** The licence of each component, and its text where the package brings one. Takes the project's folder. */
export function writeLicences(project: string, components: readonly Component[]): string {
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
