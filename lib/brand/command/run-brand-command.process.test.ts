import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeJsonSchema, runBrandCommand, SCHEMA_PATH } from './run-brand-command.ts';

const EXAMPLES = fileURLToPath(new URL('../examples', import.meta.url));
let brands: string;

beforeEach(async () => {
  brands = await mkdtemp(join(tmpdir(), 'brands-'));
});
afterEach(() => rm(brands, { recursive: true, force: true }));

async function write(id: string, settings: unknown): Promise<void> {
  await mkdir(join(brands, id));
  await writeFile(join(brands, id, 'brand.json'), JSON.stringify(settings));
}

async function run(...words: string[]) {
  const texts: string[] = [];
  const code = await runBrandCommand(words, (text) => texts.push(text));
  return { code, text: texts.join('') };
}

test('finds the examples in order', async () => {
  const { code, text } = await run('check', EXAMPLES);
  expect(text).toMatch(/\d brands in order, 0 with problems\.\n$/);
  expect(code).toBe(0);
});

test('prints what was moved, and the contrast in light and in dark', async () => {
  await write('gym', { name: 'Gym', colors: { light: { accent: '#ffff00' } } });
  const { code, text } = await run('check', join(brands, 'gym'));
  expect(code).toBe(0);
  expect(text).toContain('gym: in order (Gym)\n');
  expect(text).toMatch(/ +light +link +#ffff00 +#[0-9a-f]{6} +0\.\d\d\n/);
  expect(text).toMatch(/ +text +paper +4\.50 +\d+\.\d\d +\d+\.\d\d\n/);
  expect((await run('check', join(brands, 'gym'), '--short')).text).not.toContain('Contrast');
});

test('tells a letter of another tone from the paper, in the scheme that has one', async () => {
  const colors = { light: { accent: '#0b6b3a', ground: '#0d3b26', surface: '#ffffff' } };
  await write('clinic', { name: 'Clinic', colors });
  const { text } = await run('check', join(brands, 'clinic'));
  expect(text).toMatch(/ +light +letter: link +#0b6b3a +#[0-9a-f]{6} +0\.\d\d\n/);
  expect(text).toMatch(/ +letter: text +ground +4\.50 +\d+\.\d\d\n/);
  expect(text.match(/^ +text +paper +4\.50 +\d+\.\d\d +\d+\.\d\d$/gm)).toHaveLength(1);
  expect(text).toMatch(/^ +text +ground +4\.50 +\d+\.\d\d$/m);
});

test('prints every problem with its place and fails', async () => {
  await write('gym', { name: 'Gym', match: { merchantIds: ['GYM'] } });
  await write('shop', { name: 'Shop\u202e', corners: 'rund' });
  expect(await run('check', brands, '--short')).toEqual({
    code: 1,
    text: `gym: in order (Gym)

shop: 2 problems
  name: holds a character that turns the writing direction
  corners: must be one of square, slight, round, pill: "rund"; did you mean round?

1 brand in order, 1 with problems.
`,
  });
});

test('tells what two brands claim', async () => {
  await write('a', { name: 'A', match: { hosts: ['pay.example.com'], merchantIds: ['m1'] } });
  await write('b', { name: 'B', match: { hosts: ['PAY.example.com.'], aggregatorIds: ['m1'] } });
  const { code, text } = await run('check', brands, '--short');
  expect(text).toContain(
    'Claimed by several brands:\n  b: match.hosts: pay.example.com belongs to the brand a already\n\n',
  );
  expect(text).toMatch(/2 brands in order, 0 with problems, 1 claim in conflict\.\n$/);
  expect(text).not.toContain('m1');
  expect(code).toBe(1);
});

test('takes the brand.json itself', async () => {
  await write('gym', { name: 'Gym' });
  expect(await run('check', join(brands, 'gym', 'brand.json'))).toEqual(
    await run('check', join(brands, 'gym')),
  );
});

test('says what nobody will ever see: no match, and links that lead nowhere', async () => {
  await write('gym', { name: 'Gym', match: { hosts: [] } });
  await write('default', { name: 'All' });
  await symlink('gone', join(brands, 'club'));
  const { code, text } = await run('check', brands, '--short');
  expect(text).toContain('club: 1 problem\n  folder: is a link that leads nowhere\n');
  expect(text).toMatch(/No bill shows in these, .*:\n {2}gym\n\n/);
  expect(code).toBe(1);
});

test('says what is in order and may surprise', async () => {
  await write('gym', { name: 'Gym', colors: { light: { accent: 'navy' } }, texts: { sw: {} } });
  const { code, text } = await run('check', join(brands, 'gym'), '--short');
  expect(text).toContain('Note on colors.light.accent: navy is read as #000080');
  expect(text).toContain('Warning on texts.sw: does not show yet: the page speaks en, es, ');
  expect(code).toBe(0);
});

test('says where it found no brand', async () => {
  expect(await run('check', brands)).toEqual({
    code: 1,
    text: `${brands}: holds no brand: no folder with a brand.json\n\n0 brands in order, 0 with problems.\n`,
  });
  expect((await run('check', join(brands, 'gone'))).text).toContain('is not a folder');
});

test.each([[], ['check'], ['chekc', 'x'], ['check', '--long', 'x']])(
  'explains itself when it is called as %j',
  async (...words) => {
    const { code, text } = await run(...words);
    expect(code).toBe(2);
    expect(text).toContain('npm run brand -- check <folder>');
  },
);

test('the schema for editors is the one by which brands are checked', async () => {
  const written: unknown = JSON.parse(await readFile(SCHEMA_PATH, 'utf8'));
  // Else: npm run brand -- schema
  expect(written).toEqual(JSON.parse(JSON.stringify(makeJsonSchema())));
});

test('an editor explains every member', () => {
  const schema = JSON.stringify(makeJsonSchema());
  for (const member of ['name', 'match', 'accent', 'onlyOwnHosts', 'afterPayment']) {
    expect(schema).toMatch(new RegExp(`"${member}":\\{[^{}]*"description":"[^"]{10,}`));
  }
});
