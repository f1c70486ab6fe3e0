import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadBrandFolder, readFolderFiles } from './load-brand-folder.ts';
import { makePng } from './testing/sample-files.ts';

let outside: string;
let folder: string;

beforeEach(async () => {
  outside = await mkdtemp(join(tmpdir(), 'brands-'));
  folder = join(outside, 'gym');
  await mkdir(folder);
});
afterEach(() => rm(outside, { recursive: true, force: true }));

function write(name: string, content: unknown): Promise<void> {
  const isRaw = typeof content === 'string' || content instanceof Uint8Array;
  return writeFile(join(folder, name), isRaw ? content : JSON.stringify(content));
}

async function read(): Promise<string[]> {
  const { folder: files, problems } = await readFolderFiles(folder);
  return problems.length > 0
    ? problems.map(({ where, what }) => `${where}: ${what}`)
    : Array.from(files.keys());
}

const MAKE_PIPE = 'mkfifo';
const SETTINGS = { name: 'Gym', logo: { light: 'logo.png' } };

test('reads brand.json and what it names, nothing else', async () => {
  await write('brand.json', SETTINGS);
  await write('logo.png', makePng());
  await write('.env', 'SECRET=1');
  await write('other.png', makePng());
  expect(await read()).toEqual(['brand.json', 'logo.png']);
});

test('leaves what is missing to the check', async () => {
  await write('brand.json', SETTINGS);
  expect(await read()).toEqual(['brand.json']);
  const brand = await loadBrandFolder(folder);
  expect(brand.ok ? [] : brand.failure).toEqual([
    { where: 'logo.light', what: 'logo.png is not in the folder' },
  ]);
});

test.each(['nothing', 'broken', '[]', '{"name":', ''])('reads no further than %j', async (json) => {
  if (json !== 'nothing') await write('brand.json', json);
  expect((await loadBrandFolder(folder)).ok).toBe(false);
});

test('never looks outside, whatever brand.json names', async () => {
  await writeFile(join(outside, 'secret.png'), makePng());
  await write('brand.json', { name: 'Gym', logo: { light: '../secret.png', dark: '/etc/passwd' } });
  expect(await read()).toEqual(['brand.json']);
});

test('refuses a link that leaves the folder', async () => {
  await writeFile(join(outside, 'secret.png'), makePng());
  await write('brand.json', SETTINGS);
  await symlink('../secret.png', join(folder, 'logo.png'));
  expect(await read()).toEqual([
    "logo.light: logo.png lies outside of the brand's folder (a link)",
  ]);
});

test('refuses a brand.json that is a link to another brand', async () => {
  await writeFile(join(outside, 'brand.json'), JSON.stringify(SETTINGS));
  await symlink('../brand.json', join(folder, 'brand.json'));
  expect(await read()).toEqual(["brand.json: lies outside of the brand's folder (a link)"]);
});

test('a folder whose name begins alike is outside, too', async () => {
  await mkdir(join(outside, 'gym-2'));
  await writeFile(join(outside, 'gym-2', 'logo.png'), makePng());
  await write('brand.json', SETTINGS);
  await symlink('../gym-2/logo.png', join(folder, 'logo.png'));
  expect((await read())[0]).toContain('lies outside');
});

test('follows the links within a folder that Kubernetes makes', async () => {
  const data = join(folder, '..2026_11_22');
  await mkdir(data);
  await writeFile(join(data, 'brand.json'), JSON.stringify(SETTINGS));
  await writeFile(join(data, 'logo.png'), makePng());
  await symlink('..2026_11_22', join(folder, '..data'));
  await symlink('..data/brand.json', join(folder, 'brand.json'));
  await symlink('..data/logo.png', join(folder, 'logo.png'));
  expect((await loadBrandFolder(folder)).ok).toBe(true);
});

test('takes a brand that is itself a link, as releases are', async () => {
  await write('brand.json', { name: 'Gym' });
  const link = join(outside, 'current');
  await symlink(folder, link);
  const brand = await loadBrandFolder(link);
  expect(brand.ok && brand.value.id).toBe('current');
});

test('refuses a brand.json of ten megabytes without reading all of it', async () => {
  await write('brand.json', `{"name":"${'x'.repeat(10_000_000)}"}`);
  const brand = await loadBrandFolder(folder);
  expect(brand.ok ? [] : brand.failure).toEqual([
    { where: 'brand.json', what: 'is larger than 64 KB' },
  ]);
});

test('tells too large files together with everything else', async () => {
  await write('brand.json', { ...SETTINGS, icon: { light: 'icon.png' }, footer: 7 });
  await write('logo.png', Buffer.concat([makePng(), Buffer.alloc(300 * 1024)]));
  const brand = await loadBrandFolder(folder);
  expect(brand.ok ? [] : brand.failure).toEqual([
    { where: 'footer', what: 'must be true or false, not a number' },
    { where: 'logo.light', what: 'logo.png is larger than 256 KB' },
    { where: 'icon.light', what: 'icon.png is not in the folder' },
  ]);
});

test('tells a large file by its kind before its size', async () => {
  await write('brand.json', { ...SETTINGS, font: { normal: 'text.woff2' } });
  await write('logo.png', `%PDF-1.7 ${' '.repeat(300 * 1024)}`);
  await write('text.woff2', `OTTO ${' '.repeat(300 * 1024)}`);
  const brand = await loadBrandFolder(folder);
  expect(brand.ok ? [] : brand.failure).toEqual([
    { where: 'logo.light', what: 'logo.png is not an SVG, PNG, JPEG or WebP image' },
    { where: 'font.normal', what: 'text.woff2 is not a woff2 font' },
  ]);
});

test('tells a link that leads nowhere', async () => {
  await write('brand.json', SETTINGS);
  await symlink('gone.png', join(folder, 'logo.png'));
  expect(await read()).toEqual(['logo.light: logo.png is a link that leads nowhere']);
  await rm(join(folder, 'brand.json'));
  await symlink('..data/brand.json', join(folder, 'brand.json'));
  expect(await read()).toEqual(['brand.json: is a link that leads nowhere']);
});

test('never waits for a pipe and takes no folder for a file', async () => {
  await write('brand.json', { name: 'Gym', logo: { light: 'pipe.png', dark: 'folder.png' } });
  execFileSync(MAKE_PIPE, [join(folder, 'pipe.png')]);
  await mkdir(join(folder, 'folder.png'));
  expect(await read()).toEqual([
    'logo.light: pipe.png is not a file',
    'logo.dark: folder.png is not a file',
  ]);
});

test('refuses links that lead in circles', async () => {
  await write('brand.json', SETTINGS);
  await symlink('logo.png', join(folder, 'logo.png'));
  expect((await read())[0]).toContain('logo.light: logo.png');
});

test('gives old or new, never a mixture, while a folder is replaced', async () => {
  // As Kubernetes does it: each time a new folder, and one link that leads to it.
  const replaceBy = async (side: number, round: number) => {
    const next = `..${round}`;
    await mkdir(join(folder, next));
    await write(`${next}/brand.json`, { ...SETTINGS, name: `Gym ${side}` });
    await write(`${next}/logo.png`, makePng(side, side));
    await symlink(next, join(folder, '..new'));
    await rename(join(folder, '..new'), join(folder, '..data'));
  };
  for (const name of ['brand.json', 'logo.png']) {
    await symlink(`..data/${name}`, join(folder, name));
  }
  await replaceBy(40, 0);
  let isDone = false;
  const replacing = (async () => {
    for (let round = 1; round <= 200; round += 1) await replaceBy(round % 2 ? 80 : 40, round);
    isDone = true;
  })();
  while (!isDone) {
    const brand = await loadBrandFolder(folder);
    if (brand.ok) expect(brand.value.settings.name).toBe(`Gym ${brand.value.logo?.light?.width}`);
    else expect(brand.failure[0]?.what).toContain('changed while it was read');
  }
  await replacing;
});
