import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeBundle } from './write-bundle.ts';

const LOCKED = { version: '1.0.0', license: 'MIT', integrity: 'sha512-AAAA' };
const LOCK = {
  packages: {
    '': { dependencies: { next: '1.0.0', pino: '1.0.0' } },
    'node_modules/next': LOCKED,
    'node_modules/pino': LOCKED,
    'node_modules/knip': LOCKED,
  },
};
const MANIFEST = JSON.stringify({ name: 'page', version: '0.1.0', license: 'MIT' });

const FILES = {
  '.env': 'SESSION_SECRET=of-the-project',
  '.next/cache/a': '',
  '.next/standalone/.env': 'SESSION_SECRET=copied-by-next',
  '.next/standalone/.env.production': 'SESSION_SECRET=copied-by-next',
  '.next/standalone/.next/BUILD_ID': '',
  '.next/standalone/node_modules/next/server.js': '',
  '.next/standalone/package.json': '{}',
  '.next/standalone/server.js': '',
  '.next/static/chunk.js': '',
  LICENSE: '',
  'lib/bundle/write-bundle.ts': '',
  'lib/env.test.ts': '',
  'lib/env.ts': '',
  'lib/ledger/testing/store.ts': '',
  'node_modules/knip/index.js': '',
  'node_modules/next/license.md': 'Of Next',
  'node_modules/pino/cjs/pino.development.js': '',
  'node_modules/pino/cjs/pino.production.js': '',
  'node_modules/pino/index.d.ts': '',
  'node_modules/pino/index.js': '',
  'node_modules/pino/index.js.map': '',
  'node_modules/pino/lib/test/asked-for.js': '',
  'node_modules/pino/README.md': '',
  'node_modules/pino/src/index.ts': '',
  'node_modules/pino/test/index.js': '',
  'package.json': MANIFEST,
  'package-lock.json': JSON.stringify(LOCK),
  'public/icon.svg': '',
  'server.ts': '',
  'start.mjs': '',
};

let project: string;
let folder: string;

beforeEach(async () => {
  const parent = await mkdtemp(join(tmpdir(), 'write-bundle-'));
  project = join(parent, 'project');
  folder = join(parent, 'bundle');
  await write(project, FILES);
});
afterEach(() => rm(dirname(project), { recursive: true }));

describe('writeBundle', () => {
  it('takes what runs, and neither secrets nor tests nor the tools of the build', async () => {
    writeBundle(project, folder);
    expect(await listFiles(folder)).toEqual([
      '.next/BUILD_ID',
      '.next/static/chunk.js',
      'LICENSE',
      'lib/env.ts',
      'licences.txt',
      'node_modules/next/server.js',
      'node_modules/pino/cjs/pino.production.js',
      'node_modules/pino/index.js',
      'node_modules/pino/lib/test/asked-for.js',
      'package.json',
      'public/icon.svg',
      'sbom.cdx.json',
      'server.ts',
      'start.mjs',
    ]);
  });

  it('says what of others it holds, under which licence', async () => {
    writeBundle(project, folder);
    const sbom = await readFile(join(folder, 'sbom.cdx.json'), 'utf8');
    expect(sbom.match(/pkg:[^"]+/g)).toEqual(['pkg:npm/next@1.0.0', 'pkg:npm/pino@1.0.0']);
    const licences = await readFile(join(folder, 'licences.txt'), 'utf8');
    expect(licences).toMatch(/^next 1\.0\.0: MIT\n\nOf Next$/m);
    expect(licences).toMatch(/^pino 1\.0\.0: MIT\n\nThe package brings no text of it\.$/m);
  });

  it('leaves nothing of an earlier bundle', async () => {
    await write(folder, { 'lib/deleted-long-ago.ts': '' });
    writeBundle(project, folder);
    expect(await listFiles(folder)).not.toContain('lib/deleted-long-ago.ts');
  });

  it('keeps the links of the build inside the bundle', async () => {
    const link = '.next/node_modules/next-1a2b';
    await mkdir(join(project, '.next/standalone/.next/node_modules'));
    await symlink('../../node_modules/next', join(project, '.next/standalone', link));
    writeBundle(project, folder);
    expect(await readlink(join(folder, link))).toBe('../../node_modules/next');
  });

  it('says what to do where there is no build', async () => {
    await rm(join(project, '.next'), { recursive: true });
    expect(() => writeBundle(project, folder)).toThrow('npm run build');
  });
});

async function write(root: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), content);
  }
}

async function listFiles(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1)).sort();
}
