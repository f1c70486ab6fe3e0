import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BUILT_IN_BRAND } from '../built-in-brand.ts';
import { openPreviewBrands, type PreviewBrand } from './open-preview-brands.ts';
import { describeForm, packFolder } from './shown-brand.ts';

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><path d="M0 0h60v20z"/></svg>';
const DRAFT = { id: 'quarry', key: 'abcdefgh' };

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'previewBrands-'));
  await put('quarry', { 'brand.json': '{"name":"Quarry"}' });
});
afterEach(() => rm(folder, { recursive: true }));

test('lists good and bad brands by id, and the page without a brand last', async () => {
  await put('broken', { 'brand.json': '{"name":"Broken","corners":"star"}' });
  await put('.hidden', {});
  const brands = await openPreviewBrands(folder).listBrands();
  expect(brands.map(({ id, problems }) => [id, problems.map(({ where }) => where)])).toEqual([
    ['broken', ['corners']],
    ['quarry', []],
    ['built-in', []],
  ]);
});

test('leads to every file of a brand under the address of the preview', async () => {
  const previewBrands = openPreviewBrands(folder);
  const font = join(import.meta.dirname, '../examples/puddlewren/nunito-400.woff2');
  await copyFile(font, join(folder, 'quarry', 'text.woff2'));
  const settings = '{"name":"Q","logo":{"light":"logo.svg"},"font":{"normal":"text.woff2"}}';
  await put('quarry', { 'brand.json': settings, 'logo.svg': LOGO });
  const saved = await previewBrands.findShown('quarry');
  expect(saved?.brand.logo?.light?.src).toMatch(
    /^\/brand-preview\/quarry\/asset\/folder\/\w+\.svg$/,
  );
  const draft = toBrand(await previewBrands.changeDraft(DRAFT, toFile('brand.json', settings)));
  const { logo, theme } = draft.brand;
  expect(logo?.light?.src).toMatch(/^\/brand-preview\/quarry\/asset\/abcdefgh\/\w+\.svg$/);
  expect(theme.font).toMatchObject({
    faces: [
      { src: expect.stringMatching(/^\/brand-preview\/quarry\/asset\/abcdefgh\/\w+\.woff2$/) },
    ],
  });
});

test('leaves the page without a brand as it is', async () => {
  const shown = await openPreviewBrands(folder).findShown('built-in');
  expect(shown?.brand).toEqual(BUILT_IN_BRAND);
});

test('sees what has changed in the folder', async () => {
  const previewBrands = openPreviewBrands(folder);
  expect((await previewBrands.findShown('quarry'))?.brand.settings.name).toBe('Quarry');
  await put('quarry', { 'brand.json': '{"name":"Quarry & Sons"}' });
  expect((await previewBrands.findShown('quarry'))?.brand.settings.name).toBe('Quarry & Sons');
});

test('shows a brand and its draft with what they take from another, as that one is now', async () => {
  const previewBrands = openPreviewBrands(folder);
  await put('gym', { 'brand.json': '{"extends":"quarry","match":{"merchantIds":["G"]}}' });
  expect((await previewBrands.findShown('gym'))?.brand.settings.name).toBe('Quarry');
  await put('quarry', { 'brand.json': '{"name":"Quarry & Sons"}' });
  expect((await previewBrands.findShown('gym'))?.brand.settings.name).toBe('Quarry & Sons');
  const draft = await previewBrands.changeDraft(
    { id: 'gym', key: DRAFT.key },
    toFile('brand.json', '{"extends":"quarry","corners":"pill"}'),
  );
  expect(toBrand(draft).brand.settings).toMatchObject({ name: 'Quarry & Sons', corners: 'pill' });
  const wrong = await previewBrands.changeDraft(
    { id: 'gym', key: DRAFT.key },
    toFile('brand.json', '{"extends":"gone"}'),
  );
  expect(toBrand(wrong).problems[0]?.what).toContain('there is no brand gone');
});

test('tells what holds for a setting that is left out, from what the brand extends', async () => {
  const previewBrands = openPreviewBrands(folder);
  await put('quarry', {
    'brand.json':
      '{"name":"Quarry","corners":"pill","footer":false,"logo":{"light":"q.svg"},"match":{"merchantIds":["Q"]}}',
    'q.svg': LOGO,
  });
  const gym = await previewBrands.changeDraft(
    { id: 'gym', key: DRAFT.key },
    toFile('brand.json', '{"extends":"quarry","corners":"round","logo":{"dark":"own.svg"}}'),
  );
  expect(describeForm(toBrand(gym), undefined).inherited).toEqual({
    name: 'Quarry',
    corners: 'pill',
    footer: false,
  });
});

test('begins a brand that has no folder, and makes none', async () => {
  const previewBrands = openPreviewBrands(folder);
  expect(await previewBrands.findShown('nobody')).toBeUndefined();
  expect(await previewBrands.findShown('nobody', 'k')).toMatchObject({
    problems: [{ where: 'brand.json', what: 'is missing' }],
  });
  const address = { id: 'nobody', key: 'k' };
  const begun = await previewBrands.changeDraft(address, toFile('brand.json', '{"name":"New"}'));
  expect(toBrand(begun)).toMatchObject({ problems: [], brand: { settings: { name: 'New' } } });
  expect(await previewBrands.findShown('nobody')).toBeUndefined();
});

test('packs the folder of a draft: brand.json and the files that it names', async () => {
  const previewBrands = openPreviewBrands(folder);
  await previewBrands.changeDraft(DRAFT, toFile('old.svg', LOGO));
  await previewBrands.changeDraft(DRAFT, toFile('logo.svg', LOGO));
  const settings = '{"name":"Q","logo":{"light":"logo.svg","dark":"gone.svg"}}';
  const draft = toBrand(await previewBrands.changeDraft(DRAFT, toFile('brand.json', settings)));
  const files = Object.entries(unzipSync(packFolder(draft)));
  expect(files.map(([name, bytes]) => [name, new TextDecoder().decode(bytes)])).toEqual([
    ['quarry/brand.json', settings],
    ['quarry/logo.svg', LOGO],
  ]);
});

test('tells which files of a draft are not in the folder like that', async () => {
  const previewBrands = openPreviewBrands(folder);
  const settings = '{"name":"Quarry","logo":{"light":"logo.svg"}}';
  await previewBrands.changeDraft(DRAFT, toFile('logo.svg', LOGO));
  const draft = toBrand(await previewBrands.changeDraft(DRAFT, toFile('brand.json', settings)));
  const saved = async () => previewBrands.findShown('quarry');
  expect(describeForm(draft, await saved()).unsavedFiles).toEqual(['logo.svg']);
  await put('quarry', { 'brand.json': settings, 'logo.svg': LOGO.replace('60', '61') });
  expect(describeForm(draft, await saved()).unsavedFiles).toEqual(['logo.svg']);
  await put('quarry', { 'logo.svg': LOGO });
  expect(describeForm(draft, await saved())).toMatchObject({
    unsavedFiles: [],
    savedSource: settings,
  });
});

test.each(['No-id', '..', '../quarry', 'quarry/..', ''])('knows no brand %j', async (id) => {
  const previewBrands = openPreviewBrands(folder);
  expect(await previewBrands.findShown(id)).toBeUndefined();
  expect(await previewBrands.findShown(id, 'k')).toBeUndefined();
  expect(await previewBrands.changeDraft({ id, key: 'k' }, toFile('a.svg', LOGO))).toBeUndefined();
});

test('changes a draft and neither the folder nor another draft', async () => {
  const previewBrands = openPreviewBrands(folder);
  await previewBrands.changeDraft(DRAFT, toFile('logo.svg', LOGO));
  const changed = await previewBrands.changeDraft(
    DRAFT,
    toFile('brand.json', '{"name":"Changed","logo":{"light":"logo.svg"}}'),
  );
  expect(toBrand(changed).brand.logo?.light).toMatchObject({ width: 60, height: 20 });
  const nameOf = async (key?: string) =>
    (await previewBrands.findShown('quarry', key))?.brand.settings.name;
  expect(await nameOf(DRAFT.key)).toBe('Changed');
  expect(await nameOf('another')).toBe('Quarry');
  expect(await nameOf()).toBe('Quarry');
});

test('keeps the last good form of a draft that has become wrong', async () => {
  const previewBrands = openPreviewBrands(folder);
  await previewBrands.changeDraft(DRAFT, toFile('brand.json', '{"name":"Good"}'));
  const wrong = toBrand(
    await previewBrands.changeDraft(
      DRAFT,
      toFile('brand.json', '{"name":"Good","corners":"star"}'),
    ),
  );
  expect(wrong.problems).toMatchObject([{ where: 'corners' }]);
  expect(wrong.brand.settings.name).toBe('Good');
});

test('still has the file that a draft had a moment ago', async () => {
  const previewBrands = openPreviewBrands(folder);
  const settings = toFile('brand.json', '{"name":"Q","logo":{"light":"logo.svg"}}');
  await previewBrands.changeDraft(DRAFT, toFile('logo.svg', LOGO));
  const before = toBrand(await previewBrands.changeDraft(DRAFT, settings));
  const after = toBrand(
    await previewBrands.changeDraft(DRAFT, toFile('logo.svg', LOGO.replace('60', '80'))),
  );
  expect(after.brand.logo?.light?.width).toBe(80);
  for (const name of before.brand.assets.keys()) expect(after.brand.assets.has(name)).toBe(true);
});

test('refuses a draft that grows without end', async () => {
  const previewBrands = openPreviewBrands(folder);
  const large = { name: 'large.bin', bytes: new Uint8Array(5 * 1024 * 1024) };
  expect(await previewBrands.changeDraft(DRAFT, large)).toBe('tooLarge');
  for (let count = 0; count < 39; count += 1) {
    await previewBrands.changeDraft(DRAFT, toFile(`${count}.svg`, LOGO));
  }
  expect(await previewBrands.changeDraft(DRAFT, toFile('last.svg', LOGO))).toBe('tooLarge');
});

test('begins a brand from the page without one', async () => {
  const previewBrands = openPreviewBrands(folder);
  const draft = { id: 'built-in', key: 'abcdefgh' };
  const begun = await previewBrands.changeDraft(draft, toFile('brand.json', '{"name":"New"}'));
  expect(toBrand(begun)).toMatchObject({ problems: [], brand: { settings: { name: 'New' } } });
});

async function put(id: string, files: Record<string, string>): Promise<void> {
  await mkdir(join(folder, id), { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, id, name), text);
}

function toFile(name: string, text: string) {
  return { name, bytes: new TextEncoder().encode(text) };
}

function toBrand(given: PreviewBrand | 'tooLarge' | undefined): PreviewBrand {
  if (!given || given === 'tooLarge') throw new Error(`There is no draft: ${given}`);
  return given;
}
