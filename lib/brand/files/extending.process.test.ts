import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadBrandFolder } from './load-brand-folder.ts';
import { makePng } from './testing/sample-files.ts';

let brands: string;

beforeEach(async () => {
  brands = await mkdtemp(join(tmpdir(), 'brands-'));
});
afterEach(() => rm(brands, { recursive: true, force: true }));

async function write(id: string, files: Readonly<Record<string, unknown>>): Promise<void> {
  await mkdir(join(brands, id), { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    const bytes = content instanceof Uint8Array ? content : JSON.stringify(content);
    await writeFile(join(brands, id, name), bytes);
  }
}

async function load(id: string) {
  const brand = await loadBrandFolder(join(brands, id));
  if (!brand.ok) throw new Error(JSON.stringify(brand.failure));
  return brand.value;
}

async function findProblems(id: string) {
  const brand = await loadBrandFolder(join(brands, id));
  return brand.ok ? [] : brand.failure.map(({ where, what }) => `${where}: ${what}`);
}

const BASE = {
  name: 'Hoistwell',
  legalName: 'Hoistwell, Inc.',
  kind: 'platform',
  match: { hosts: ['pay.hoistwell.example'], aggregatorIds: ['HOIST'] },
  logo: { light: 'logo.png', dark: 'dark.png' },
  icon: { light: 'icon.png' },
  colors: { light: { accent: '#1b4965', ground: '#f0f0ee' }, dark: { accent: '#99ccff' } },
  corners: 'pill',
  support: { email: 'help@hoistwell.example', phone: '311' },
  texts: { en: { heading: 'Membership', note: 'Thank you.' } },
  return: { allowedOrigins: ['https://hoistwell.example'] },
};

async function writeBase(): Promise<void> {
  const images = { 'logo.png': makePng(120), 'dark.png': makePng(140), 'icon.png': makePng(9, 9) };
  await write('hoistwell', { 'brand.json': BASE, ...images });
}

test('a brand takes from its base what it does not set, member by member', async () => {
  await writeBase();
  await write('gym', {
    'brand.json': {
      extends: 'hoistwell',
      name: 'Harbor Gym',
      match: { merchantIds: ['GYM'] },
      colors: { light: { accent: 'navy' } },
      support: { phone: '911', email: null },
      texts: { en: { note: 'See you.' } },
    },
  });
  const { settings, logo, icon, assets, id, remarks } = await load('gym');
  expect(settings).toEqual({
    extends: 'hoistwell',
    name: 'Harbor Gym',
    kind: 'platform',
    match: { merchantIds: ['GYM'] },
    logo: BASE.logo,
    icon: BASE.icon,
    colors: { light: { accent: '#000080', ground: '#f0f0ee' }, dark: { accent: '#99ccff' } },
    corners: 'pill',
    support: { phone: '911' },
    texts: { en: { heading: 'Membership', note: 'See you.' } },
    return: BASE.return,
  });
  expect(logo).toMatchObject({ light: { width: 120 }, dark: { width: 140 } });
  for (const { src } of [logo?.light, icon?.light].flatMap((image) => image ?? [])) {
    expect(src).toMatch(new RegExp(`^/brand/${id}/`));
    expect(assets.has(src.split('/').at(-1) ?? '')).toBe(true);
  }
  expect(remarks?.[0]).toEqual({
    where: 'extends',
    what: expect.stringMatching(
      /^takes .*colors\.light\.ground, colors\.dark.*texts\.en\.heading.* from hoistwell$/,
    ),
    level: 'note',
  });
});

test('a file is that of the folder whose brand.json names it', async () => {
  await writeBase();
  await write('gym', {
    'brand.json': { extends: 'hoistwell', logo: { light: 'logo.png' } },
    'logo.png': makePng(60),
    'icon.png': makePng(40, 10),
  });
  const { logo, icon } = await load('gym');
  // Its own logo has nothing of the base's beside it, and its own icon is not named at all.
  expect(logo).toMatchObject({ light: { width: 60 }, dark: { width: 60 } });
  expect(icon?.light).toMatchObject({ width: 9, height: 9 });
  await write('club', { 'brand.json': { extends: 'hoistwell', logo: { light: 'gone.png' } } });
  expect(await findProblems('club')).toEqual(['logo.light: gone.png is not in the folder']);
});

test('null takes away, and the name goes without the legal one', async () => {
  await writeBase();
  await write('gym', {
    'brand.json': { extends: 'hoistwell', name: 'Gym', logo: null, kind: null },
  });
  await write('same', { 'brand.json': { extends: 'hoistwell' } });
  const { settings, logo } = await load('gym');
  expect(logo).toBeUndefined();
  expect(settings).not.toHaveProperty('kind');
  expect(settings).not.toHaveProperty('legalName');
  expect((await load('same')).settings).toMatchObject({
    name: 'Hoistwell',
    legalName: 'Hoistwell, Inc.',
  });
});

test('bases have bases', async () => {
  await writeBase();
  await write('region', { 'brand.json': { extends: 'hoistwell', corners: 'round' } });
  await write('gym', { 'brand.json': { extends: 'region', name: 'Gym' } });
  const { settings, logo } = await load('gym');
  expect(settings).toMatchObject({ name: 'Gym', corners: 'round', kind: 'platform' });
  expect(logo?.light?.width).toBe(120);
});

test('says who set what is wrong', async () => {
  await write('base', {
    'brand.json': { name: 'Base', corners: 'rond', logo: { light: 'a.png' } },
  });
  await write('gym', { 'brand.json': { extends: 'base', density: 'dense' } });
  expect(await findProblems('gym')).toEqual([
    'corners: must be one of square, slight, round, pill: "rond"; did you mean round? (set by base)',
    'density: must be one of comfortable, compact: "dense"',
    'logo.light: a.png is not in the folder (set by base)',
  ]);
});

test.each([
  [{ gym: 'gym' }, 'extends: leads in a circle: gym, gym'],
  [{ gym: 'a', a: 'b', b: 'a' }, 'extends: leads in a circle: gym, a, b, a'],
  [{ gym: 'gone' }, 'extends: there is no brand gone beside this one'],
  [{ gym: 'a', a: 'gone' }, 'extends: there is no brand gone beside this one'],
  [
    { gym: 'a', a: 'b', b: 'c', c: 'd', d: 'e', e: 'f', f: 'g' },
    'extends: leads over more than 5 brands',
  ],
  [{ gym: '../gym' }, 'extends: must be the name of another brand\'s folder: "../gym"'],
])('tells bases that cannot be: %j', async (bases, problem) => {
  for (const [id, base] of Object.entries(bases)) {
    await write(id, { 'brand.json': { name: id, extends: base } });
  }
  expect(await findProblems('gym')).toEqual([problem]);
});

test('tells a base whose brand.json cannot be read', async () => {
  await mkdir(join(brands, 'base'));
  await writeFile(join(brands, 'base', 'brand.json'), '{"name": "A", "name": "B"}');
  await write('gym', { 'brand.json': { extends: 'base' } });
  expect(await findProblems('gym')).toEqual([
    expect.stringMatching(/^extends: the brand.json of base has "name" twice/),
  ]);
});
