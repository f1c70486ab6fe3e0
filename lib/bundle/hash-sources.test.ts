import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashSources } from './hash-sources.mjs';

let project: string;

beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'hash-sources-'));
  await write('app/page.tsx', 'page');
  await write('package-lock.json', '{}');
});
afterEach(() => rm(project, { recursive: true }));

it('is the same with and without tests, brands and what else is not built', async () => {
  const before = hashSources(project);
  await write('lib/env.test.ts', '');
  await write('lib/ledger/testing/store.ts', '');
  await write('lib/brand/examples/one/brand.json', '{}');
  await write('.env', 'SESSION_SECRET=one');
  await write('docs/guide.md', '');
  expect(hashSources(project)).toBe(before);
});

it.each([
  ['app/page.tsx', 'other page'],
  ['app/other/page.tsx', 'page'],
  ['package-lock.json', '{"packages":{}}'],
  ['lib/testing-ground.ts', ''],
])('changes with %s', async (name, content) => {
  const before = hashSources(project);
  await write(name, content);
  expect(hashSources(project)).not.toBe(before);
});

it('tells files apart whose contents and names only look the same in a row', async () => {
  await write('app/a', 'b');
  const before = hashSources(project);
  await rm(join(project, 'app/a'));
  await write('app/ab', '');
  expect(hashSources(project)).not.toBe(before);
});

async function write(name: string, content: string): Promise<void> {
  await mkdir(dirname(join(project, name)), { recursive: true });
  await writeFile(join(project, name), content);
}
