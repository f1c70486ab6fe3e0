import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const ENTRIES = ['server.ts', ...globSync('e2e/*.ts'), ...globSync('lib/**/main.ts')];
/** Without what TypeScript takes away. */
const IMPORT =
  /^(?:import|export) (?!type\b)(?:[^';]*? from )?'([#.][^']+)'|\bimport\('([#.][^']+)'\)/gm;

it('lets no program that Node loads by itself reach JSX, which Node does not know', () => {
  const seen = new Map<string, string>();
  const follow = (path: string, from: string) => {
    if (seen.has(path) || !/\.(ts|tsx|mjs)$/.test(path)) return;
    seen.set(path, from);
    for (const [, fixed, late] of readFileSync(path, 'utf8').matchAll(IMPORT)) {
      const address = fixed ?? late ?? '';
      follow(address.startsWith('#') ? address.slice(1) : join(dirname(path), address), path);
    }
  };
  for (const entry of ENTRIES) follow(entry, '');
  expect(seen.size).toBeGreaterThan(300);
  expect([...seen].filter(([path]) => path.endsWith('.tsx'))).toEqual([]);
});

it('has the mark of the browser at the very top of a file, where alone it counts', () => {
  const files = globSync('{app,components}/**/*.{ts,tsx}');
  const marked = files.filter((path) => /^'use client';/m.test(readFileSync(path, 'utf8')));
  expect(marked.length).toBeGreaterThan(15);
  expect(
    marked.filter((path) => !readFileSync(path, 'utf8').startsWith("'use client';\n")),
  ).toEqual([]);
});
