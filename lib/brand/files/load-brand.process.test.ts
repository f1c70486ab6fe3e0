import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LANGUAGES } from '#lib/messages/languages.ts';
import { loadBrand } from './load-brand.ts';
import { encode, makeFolder, makePng, makeSvg, makeWebp } from './testing/sample-files.ts';

function load(files: Readonly<Record<string, unknown>>, id = 'gym') {
  return loadBrand({ id, folder: makeFolder(files) });
}

async function findProblems(files: Readonly<Record<string, unknown>>, id?: string) {
  const brand = await load(files, id);
  return brand.ok ? [] : brand.failure.map(({ where, what }) => `${where}: ${what}`);
}

test('makes a brand of its files', async () => {
  const brand = await load({
    'brand.json': {
      name: 'Gym',
      logo: { light: 'a.svg', dark: 'b.png' },
      icon: { light: 'c.png' },
    },
    'a.svg': makeSvg(),
    'b.png': makePng(240, 80),
    'c.png': makePng(64, 64),
  });
  if (!brand.ok) throw new Error(JSON.stringify(brand.failure));
  const { logo, icon, assets, theme } = brand.value;
  expect(logo?.light).toMatchObject({ width: 120, height: 40 });
  expect(logo?.dark).toMatchObject({ width: 240, height: 80 });
  expect(logo?.light?.src).toMatch(/^\/brand\/gym\/[0-9a-f]{32}\.svg$/);
  expect(icon?.dark).toBe(icon?.light);
  expect(assets.size).toBe(3);
  expect(assets.get(icon?.light.src.split('/').at(-1) ?? '')?.contentType).toBe('image/png');
  expect(theme.contrast.length).toBeGreaterThan(0);
});

test('has no default brand that keeps to its own hosts', async () => {
  const match = { hosts: ['pay.example.com'], onlyOwnHosts: true };
  const files = { 'brand.json': { name: 'Gym', match } };
  expect(await findProblems(files, 'default')).toEqual([
    'match.onlyOwnHosts: cannot hold for the default brand',
  ]);
  expect(await findProblems(files, 'gym')).toEqual([]);
});

test('keeps the same content once', async () => {
  const brand = await load({
    'brand.json': { name: 'Gym', logo: { light: 'a.png', dark: 'b.png' } },
    'a.png': makePng(),
    'b.png': makePng(),
  });
  expect(brand.ok && brand.value.assets.size).toBe(1);
});

test('serves an SVG as it was written again, never as it came', async () => {
  const brand = await load({
    'brand.json': { name: 'Gym', logo: { light: 'a.svg' } },
    'a.svg': makeSvg('<metadata>secret</metadata><path fill="gray" d="M0 0h99v9z"/>'),
  });
  const [asset] = brand.ok ? brand.value.assets.values() : [];
  expect(new TextDecoder().decode(asset?.bytes)).not.toContain('secret');
  expect(brand.ok && brand.value.remarks).toEqual([
    { where: 'logo.light', what: 'left out: <metadata>', level: 'note' },
  ]);
});

test('tells the problems of settings and of files at once', async () => {
  const problems = await findProblems({
    'brand.json': {
      nmae: 'Gym',
      logo: { light: 'a.svg', dark: 'gone.png' },
      icon: { light: '../c.png' },
      font: { normal: 'f.woff2' },
    },
    'a.svg': makeSvg('<script>alert(1)</script>'),
    'f.woff2': 'not a font',
  });
  expect(problems).toEqual([
    'name: is missing',
    'icon.light: must name a file of the brand\'s own folder, such as logo.svg (letters, digits, "-", "_" and "."): "../c.png"',
    'nmae: unknown; did you mean name?',
    'logo.light: a.svg holds <script>: an image runs and embeds nothing',
    'logo.dark: gone.png is not in the folder',
    'font.normal: f.woff2 is not a woff2 font',
  ]);
});

test.each(['Gym', '', '-gym', 'g_m', '../gym', 'a'.repeat(64), 'gym '])(
  'refuses the folder name %j',
  async (id) => {
    const [problem] = await findProblems({ 'brand.json': { name: 'Gym' } }, id);
    expect(problem).toMatch(/^name of the folder: must be small letters/);
  },
);

test.each([
  [
    '{"name": "Gym",}',
    'brand.json: is not valid JSON: see line 1, column 16; is there a comma too many before it?',
  ],
  [
    '{"name":\n "Gym"\n "x": 1}',
    'brand.json: is not valid JSON: see line 3, column 2; is a comma missing before it?',
  ],
  ['{"name": "Gym"\n', 'brand.json: is not valid JSON: is it cut off at the end?'],
  ['{"name":', 'brand.json: is not valid JSON: is it cut off at the end?'],
  ['{"name": ["Gym",]}', 'brand.json: is not valid JSON: there is a ] where none may stand'],
  ['{name: "Gym"}', 'brand.json: is not valid JSON: see line 1, column 2'],
  [
    '{\n  // ours\n  "name": "Gym"\n}',
    'brand.json: is not valid JSON: there is a comment, and JSON has none: take it out; see line 2, column 3',
  ],
  ['{"name": "Gym" /* ours */}', /a comment/],
  ['# ours\n{"name": "Gym"}', /a comment/],
  [
    '{“name”: "Gym"}',
    'brand.json: is not valid JSON: there is a curly quote: write straight ones ("…"); see line 1, column 2',
  ],
  ["{'name': 'Gym'}", /a single quote: write double ones/],
  ['{"site": "https://x.example", "name": "It’s // “ours”",}', /a comma too many/],
  ['{"accent": #fff}', /there is a # where none may stand/],
  [
    '{"name": "Gym",\n "colors": {"light": {}, "li\\u0067ht": {}}}',
    'brand.json: has "light" twice in the same place, again at line 2, column 26: join the two',
  ],
  ['{"name": "Gym", "support": {"name": "a:b"}, "name": "Gym"}', /^brand.json: has "name" twice/],
  ['', 'brand.json: is empty'],
  [Buffer.from('{"name":"Caf\xe9"}', 'latin1'), 'brand.json: is not UTF-8 text: save it as UTF-8'],
  ['['.repeat(60_000), /^brand\.json: /],
  [`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, /^name: is missing/],
  [`{"name":"${'x'.repeat(70_000)}"}`, 'brand.json: is larger than 64 KB'],
])('says what is wrong with a brand.json (%#)', async (json, problem) => {
  const [first] = await findProblems({ 'brand.json': json });
  expect(first).toMatch(problem);
});

test('takes a brand.json as Windows editors save it', async () => {
  expect(await findProblems({ 'brand.json': '\ufeff{\r\n"name": "Gym"\r\n}' })).toEqual([]);
});

const SPOKEN = LANGUAGES.map(({ tag }) => tag).join(', ');

test.each([
  [
    { languages: { allowed: ['en', 'sw'], default: 'sw' }, texts: { sw: { note: 'Karibu' } } },
    [
      `languages.allowed: sw is not offered yet: the page speaks ${SPOKEN}`,
      `languages.default: sw is not offered yet: the page speaks ${SPOKEN}`,
      `texts.sw: does not show yet: the page speaks ${SPOKEN}`,
    ],
  ],
  [{ languages: { allowed: ['en-GB', 'en'] }, texts: { 'en-GB': { note: 'Hi' } } }, []],
])('says of which languages nothing shows yet: %j', async (members, expected) => {
  const brand = await load({ 'brand.json': { name: 'Gym', ...members } });
  const remarks = brand.ok ? (brand.value.remarks ?? []) : [];
  expect(remarks.map(({ where, what }) => `${where}: ${what}`)).toEqual(expected);
  expect(remarks.every(({ level }) => level === 'warning')).toBe(true);
});

test('says what a colour was read as', async () => {
  const colors = {
    light: { accent: 'navy', ground: '#FFF' },
    dark: { accent: 'oklch(70% 0.4 30)' },
  };
  const brand = await load({ 'brand.json': { name: 'Gym', colors } });
  expect(brand.ok && brand.value.remarks).toEqual([
    { where: 'colors.light.accent', what: 'navy is read as #000080', level: 'note' },
    {
      where: 'colors.dark.accent',
      what: expect.stringMatching(
        /^oklch\(70% 0\.4 30\) is read as #[0-9a-f]{6}, the nearest that/,
      ),
      level: 'note',
    },
  ]);
});

const BARS = '<path d="M2 8h5v24h-5z M30 8h80v24h-80z" fill="PAINT"/>';
const paint = (colour: string) => makeSvg(BARS.replace('PAINT', colour));

async function readLogo(logo: object, files: Readonly<Record<string, unknown>>, more: object = {}) {
  const brand = await load({ 'brand.json': { name: 'Gym', logo, ...more }, ...files });
  if (!brand.ok) throw new Error(JSON.stringify(brand.failure));
  const { light, dark, isClear } = brand.value.logo ?? {};
  const remarks = (brand.value.remarks ?? []).map(({ where, what }) => `${where}: ${what}`);
  return { shown: `${light ? 'light' : ''} ${dark ? 'dark' : ''}`.trim(), isClear, remarks };
}

test('shows a logo only where it is seen, and says so', async () => {
  const both = { light: 'a.svg', dark: 'b.svg' };
  const good = { 'a.svg': paint('#123'), 'b.svg': paint('#fff') };
  expect(await readLogo(both, good)).toEqual({ shown: 'light dark', isClear: true, remarks: [] });
  expect(await readLogo({ dark: 'b.svg' }, good)).toEqual({
    shown: 'dark',
    isClear: true,
    remarks: [],
  });
  expect(await readLogo({ light: 'b.svg' }, good)).toEqual({
    shown: 'dark',
    isClear: true,
    remarks: [
      'logo.light: cannot be seen on #ffffff, so the name stands in its place there; if it is made for dark ground, write "logo": { "dark": … } and no "light"',
    ],
  });
  expect(await readLogo({ light: 'a.svg' }, good)).toMatchObject({
    shown: 'light',
    remarks: [expect.stringMatching(/^logo.light: cannot be seen on #.*; give logo.dark for dark/)],
  });
  expect(await readLogo({ light: 'a.svg' }, { 'a.svg': makeSvg('<g/>') })).toMatchObject({
    shown: '',
    remarks: [expect.stringContaining('draws nothing')],
  });
});

test('sets the name beside a logo that is hard to see, or that nobody can measure', async () => {
  const yellow = await readLogo({ light: 'a.svg' }, { 'a.svg': paint('#ffd60a') });
  expect(yellow).toMatchObject({ shown: 'light dark', isClear: false });
  expect(yellow.remarks).toEqual([
    'logo.light: is hard to see on #ffffff, so the name stands beside it',
  ]);
  const webp = await readLogo({ light: 'a.webp' }, { 'a.webp': makeWebp() });
  expect(webp).toMatchObject({ shown: 'light dark', isClear: false });
  expect(webp.remarks[0]).toContain('cannot be measured');
});

test('measures a logo on the grounds that there are', async () => {
  const files = { 'a.svg': paint('#fff') };
  const logo = { light: 'a.svg' };
  expect(await readLogo(logo, files, { scheme: 'dark' })).toMatchObject({ remarks: [] });
  const colors = { light: { surface: '#101010', ground: '#000000' } };
  expect(await readLogo(logo, files, { scheme: 'light', colors })).toMatchObject({ remarks: [] });
  // The paper of the phone is white where the desktop's ground is dark.
  const split = { light: { surface: '#ffffff', ground: '#0d3b26' } };
  expect(await readLogo(logo, files, { scheme: 'light', colors: split })).toMatchObject({
    shown: 'dark',
    remarks: [expect.stringContaining('on #ffffff')],
  });
});

test('remarks on an icon in which nothing is drawn', async () => {
  const brand = await load({
    'brand.json': { name: 'Gym', icon: { light: 'a.svg' } },
    'a.svg': makeSvg('', 'width="9" height="9"'),
  });
  expect(brand.ok && brand.value.remarks).toEqual([
    { where: 'icon.light', what: 'draws nothing', level: 'warning' },
  ]);
});

test('remarks on a contact that only connectFi may know', async () => {
  const brand = await load({ 'brand.json': { name: 'Gym', endedLink: { ask: 'phone' } } });
  expect(brand.ok && brand.value.remarks?.[0]?.where).toBe('endedLink.ask');
});

const NAMES = ['brand.json', 'a.svg', 'a.png', 'a.jpg', 'a.webp', 'a.woff2'];
const STARTS = [
  '',
  '<svg xmlns="http://www.w3.org/2000/svg">',
  '\x89PNG\r\n\x1a\n',
  '\xff\xd8\xff',
  'RIFF\x20\0\0\0WEBPVP8X',
  'wOF2',
  '{',
];

const garbage = fc
  .tuple(fc.constantFrom(...STARTS), fc.uint8Array({ maxLength: 300 }))
  .map(([start, rest]) => Buffer.concat([Buffer.from(start, 'latin1'), rest]));

const settings = fc
  .record({
    name: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()),
    logo: fc.record({ light: fc.constantFrom(...NAMES), dark: fc.constantFrom(...NAMES) }),
    icon: fc.oneof(fc.record({ light: fc.constantFrom(...NAMES) }), fc.jsonValue()),
    font: fc.oneof(fc.constant({ normal: 'a.woff2' }), fc.string(), fc.jsonValue()),
    texts: fc.dictionary(fc.string(), fc.jsonValue()),
    return: fc.oneof(
      fc.record({ allowedOrigins: fc.array(fc.webUrl()), afterPayment: fc.webUrl() }),
      fc.jsonValue(),
    ),
    languages: fc.jsonValue(),
    endedLink: fc.oneof(fc.constant({ ask: 'site' }), fc.jsonValue()),
    support: fc.jsonValue(),
  })
  .map(encode);

test('never throws, whatever the files hold', async () => {
  const folders = fc.record(
    {
      'brand.json': fc.oneof(settings, garbage, fc.json().map(encode)),
      'a.svg': fc.oneof(
        garbage,
        fc.string().map((text) => encode(makeSvg(text))),
      ),
      'a.png': fc.oneof(garbage, fc.constant(makePng())),
      'a.jpg': garbage,
      'a.webp': garbage,
      'a.woff2': garbage,
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(folders, fc.string(), async (files, id) => {
      const brand = await load(files, id);
      if (!brand.ok) expect(brand.failure.length).toBeGreaterThan(0);
    }),
    { numRuns: 400 },
  );
});
