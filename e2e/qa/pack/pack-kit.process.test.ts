import { execFile } from 'node:child_process';
import {
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '#lib/messages/languages.ts';
import { KIT_MANIFEST, KIT_NAME } from './kit-manifest.ts';
import { packKit } from './pack-kit.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const LARGEST_IN_BYTES = 1024 * 1024;
const run = promisify(execFile);

let folder: string;
let tarball: string;
let kit: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packed-kit-'));
  tarball = await packKit(folder);
  await run('tar', ['xzf', tarball, '-C', folder]);
  kit = join(folder, 'node_modules', KIT_NAME);
  await mkdir(dirname(kit), { recursive: true });
  await cp(join(folder, 'package'), kit, { recursive: true });
  for (const name of ['@playwright', '@types', 'undici-types']) {
    await symlink(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function listFiles(): Promise<string[]> {
  const names = await readdir(kit, { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(kit.length + 1))
    .sort();
}

/** What a bundle, or a file of declarations, imports. */
async function listImports(name: string): Promise<string[]> {
  if (!/\.(js|d\.ts)$/.test(name)) return [];
  const text = await readFile(join(kit, name), 'utf8');
  const imports = text.matchAll(/^\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]/gm);
  const inline = text.matchAll(/\bimport\("([^"]+)"\)/g);
  return [...imports, ...inline].flatMap(([, source]) => source ?? []);
}

function findImported(name: string, source: string): string {
  const isTypes = name.endsWith('.d.ts');
  return join(kit, dirname(name), isTypes ? source.replace(/\.js$/, '.d.ts') : source);
}

describe('the packed kit', () => {
  it('is small, and holds its bundle, its types and nothing of the page', async () => {
    expect((await stat(tarball)).size).toBeLessThan(LARGEST_IN_BYTES);
    const files = await listFiles();
    expect(files.filter((name) => !name.startsWith('types/'))).toEqual([
      'LICENSE',
      'README.md',
      'command.js',
      'index.js',
      'package.json',
      'shared.js',
    ]);
    const types = files.filter((name) => name.startsWith('types/'));
    expect(types.length).toBeGreaterThan(5);
    for (const name of types) expect(name).toMatch(/\.d\.ts$/);
  });

  it('imports Playwright, Node and its own files alone', async () => {
    const imported = new Set<string>();
    for (const name of await listFiles()) {
      for (const source of await listImports(name)) {
        if (source.startsWith('.')) await stat(findImported(name, source));
        else imported.add(source.startsWith('node:') ? 'node:' : source);
      }
    }
    expect([...imported].sort()).toEqual(['@playwright/test', 'node:']);
    expect(KIT_MANIFEST).not.toHaveProperty('dependencies');
  });

  it('has types that a strict project can use, such as the example', async () => {
    await cp(join(ROOT, 'docs/qa/example'), folder, { recursive: true });
    const compilerOptions = {
      strict: true,
      exactOptionalPropertyTypes: true,
      module: 'nodenext',
      target: 'es2023',
      lib: ['es2023', 'dom', 'dom.iterable', 'esnext.disposable'],
      types: ['node'],
      noEmit: true,
    };
    const settings = { compilerOptions, include: ['tests', 'playwright.config.ts'] };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(settings));
    const tsc = join(ROOT, 'node_modules/.bin/tsc');
    const { stdout } = await run(tsc, ['-p', folder]).catch((error: { stdout: string }) => error);
    expect(stdout).toBe('');
  });

  it('speaks every language, and says so of one that it does not', async () => {
    const script = `
      import { Words } from '${KIT_NAME}';
      const tags = ${JSON.stringify(LANGUAGES.map(({ tag }) => tag))};
      const said = tags.map((tag) => new Words(tag).list('bankPayment.connect.button')[0]);
      console.log(new Set(said).size, said[1]);
      try { new Words('tlh') } catch (error) { console.log(error.message) }`;
    await writeFile(join(folder, 'speak.mjs'), script);
    const { stdout } = await run(process.execPath, [join(folder, 'speak.mjs')]);
    const [languages, refusal] = stdout.split('\n');
    expect(languages).toMatch(new RegExp(`^${LANGUAGES.length} Conectar su banco$`));
    expect(refusal).toContain('The page does not speak "tlh". It speaks en, es,');
  });

  it('has a command that says what it takes, and ends with 2', async () => {
    const ended = run(process.execPath, [join(kit, 'command.js'), 'check']);
    await expect(ended).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--page <origin> --sandbox <origin>'),
    });
  });
});
