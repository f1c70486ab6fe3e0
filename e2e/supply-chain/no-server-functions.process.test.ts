import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import config from '../../next.config.mjs';

const ROOT = resolve(import.meta.dirname, '../..');
const BIOME = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');

const REFUSED = {
  'a-file-of-actions.ts': "'use server';\nexport async function act() {}",
  'a-cached-file.tsx': `"use strict";\n"use cache";\nexport default () => null;`,
  'an-action-of-a-page.tsx':
    'export default function Page() { async function act() { "use server"; } return <form action={act} />; }',
  'an-arrow.ts': "export const act = async () => { 'use server' };",
  'a-method.ts': "export const object = { async act() { 'use server'; } };",
  'a-static-method.ts': "export class Acts { static async act() { 'use server'; } }",
  'a-cached-function.mjs': "export async function read() { 'use cache'; }",
  'a-remote-cache.ts': "export async function read() { 'use cache: remote'; }",
  'a-private-cache.ts': "export async function read() { 'use cache: private'; }",
};
const TAKEN = {
  'a-component.tsx': "'use client';\nexport default () => 'use server';",
  'a-text.ts': "// 'use server'\nexport const text = 'use cache';",
  'no-directive.ts': "export function read() { const text = 1; 'use cache'; return text; }",
};

it('Server Actions and cached functions are refused in every form, and only they', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'server-functions-'));
  const { plugins } = z
    .object({ plugins: z.array(z.string()) })
    .parse(JSON.parse(await readFile(join(ROOT, 'biome.json'), 'utf8')));
  const biome = {
    plugins: plugins.map((path) => join(ROOT, path)),
    linter: { rules: { preset: 'none' } },
  };
  const files = { ...REFUSED, ...TAKEN, 'biome.json': JSON.stringify(biome) };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const said = await lint(folder);
  await rm(folder, { recursive: true });
  const found = [...said.matchAll(/file=[^,]*?([\w.-]+),.*Server Actions/g)].map(
    ([, name]) => name,
  );
  expect(found.toSorted()).toEqual(Object.keys(REFUSED).toSorted());
});

it('Next is not told to allow them', () => {
  const known = ['serverActions', 'useCache', 'cacheComponents', 'dynamicIO', 'cacheHandlers'];
  const keys = [...Object.keys(config), ...Object.keys(config.experimental ?? {})];
  expect(keys.filter((key) => known.includes(key))).toEqual([]);
});

/** What Biome has to say of the files of a folder, a line each. */
function lint(folder: string): Promise<string> {
  return new Promise((done) => {
    const args = [BIOME, 'lint', '--reporter=github', folder];
    execFile(process.execPath, args, { cwd: folder }, (_refusal, output) => done(output));
  });
}
