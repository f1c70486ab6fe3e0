import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');

/** The names of all components of ours that run in browsers, by the marks in their files. */
export function readClientComponents(): Set<string> {
  const files = globSync('{app,components}/**/*.tsx', { cwd: ROOT });
  const names = files.flatMap((file) => {
    const text = readFileSync(resolve(ROOT, file), 'utf8');
    if (!text.startsWith("'use client'")) return [];
    return [...text.matchAll(/^export (?:default )?function (\w+)/gm)].map(([, name = '']) => name);
  });
  return new Set(names);
}
