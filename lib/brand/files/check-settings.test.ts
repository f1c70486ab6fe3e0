import { expect, test } from 'vitest';
import { checkSettings } from './check-settings.ts';

/** The problems of a brand that is in order but for the given members, as a log shows them. */
function findProblems(members: Record<string, unknown>): string[] {
  const result = checkSettings({ name: 'Hoistwell', ...members });
  return result.ok ? [] : result.failure.map(({ where, what }) => `${where}: ${what}`);
}

test.each([
  ['#FFF', '#ffffff'],
  ['#1b4965', '#1b4965'],
  ['navy', '#000080'],
  [' RebeccaPurple ', '#663399'],
  ['rgb(27, 73, 101)', '#1b4965'],
  ['rgb(27 73 101 / 100%)', '#1b4965'],
  ['hsl(0 100% 50%)', '#ff0000'],
  ['hwb(0 0% 0%)', '#ff0000'],
  ['oklch(1 0 0)', '#ffffff'],
  ['oklch(70% 0.4 30)', expect.stringMatching(/^#[0-9a-f]{6}$/)],
  ['color(display-p3 0 1 0)', expect.stringMatching(/^#[0-9a-f]{6}$/)],
])('a colour may be written %s', (accent, hex) => {
  const result = checkSettings({ name: 'A', colors: { light: { accent } } });
  expect(result).toMatchObject({ ok: true, value: { colors: { light: { accent: hex } } } });
});

test.each([
  'transparent',
  '#ffff8',
  '#12345678',
  'rgb(0 0 0 / 50%)',
  'currentcolor',
  'var(--x)',
  'oklch(none none)',
  'url(#a)',
  '#fff;}',
  '',
])('%j is no colour', (accent) => {
  expect(findProblems({ colors: { light: { accent } } })).toHaveLength(1);
});

test('a name is enough', () => {
  expect(checkSettings({ name: ' Hoistwell ' })).toEqual({
    ok: true,
    value: { name: 'Hoistwell' },
  });
});

test('tells every problem at once, each with its place', () => {
  const result = checkSettings({
    colors: { light: { accent: 'yellowish' } },
    match: { hosts: ['ok.example', 'https://x.example'] },
    footer: 'yes',
    corners: 'rond',
    texts: { en: { heading: 'a\u202eb' } },
    support: null,
  });
  expect(result.ok ? [] : result.failure).toEqual([
    { where: 'name', what: 'is missing' },
    {
      where: 'match.hosts[1]',
      what: 'must be a host name alone, without https:// and without a path: "https://x.example"',
    },
    {
      where: 'colors.light.accent',
      what: expect.stringMatching(/^must be a colour such as #1b4965, .*: "yellowish"$/),
    },
    {
      where: 'corners',
      what: 'must be one of square, slight, round, pill: "rond"; did you mean round?',
    },
    { where: 'texts.en.heading', what: 'holds a character that turns the writing direction' },
    { where: 'support', what: 'must be an object { … }, not null' },
    { where: 'footer', what: 'must be true or false, not text in quotes' },
  ]);
});

test.each([
  [
    { colors: { light: { acccent: '#fff' } } },
    'colors.light.acccent: unknown; did you mean accent?',
  ],
  [{ texts: { en: { Note: 'x' } } }, 'texts.en.Note: unknown; did you mean note?'],
  [{ email: 'a@b.example' }, 'email: unknown here; did you mean support.email?'],
  [{ font: { norml: 'a.woff2' } }, 'font.norml: unknown; did you mean normal?'],
  [{ css: 'body{}' }, 'css: unknown'],
])('names an unknown member of %j', (members, problem) => {
  expect(findProblems(members)).toContain(problem);
});

test('takes a member called __proto__ for what it is, unknown', () => {
  const json = '{"name":"A","__proto__":{"footer":true},"support":{"__proto__":{"email":"a"}}}';
  const result = checkSettings(JSON.parse(json));
  expect(result.ok ? [] : result.failure.map(({ where }) => where)).toEqual([
    'support.__proto__',
    '__proto__',
  ]);
  expect(Object.hasOwn(Object.prototype, 'footer')).toBe(false);
});

test('shows nothing hidden when it repeats what was written', () => {
  expect(findProblems({ 'a\u202eb\u001b[2J': 1 })[0]).toBe('"a\\u{202e}b\\u{1b}[2J": unknown');
});

test('does not drown in a file full of nonsense', () => {
  const members = Object.fromEntries(Array.from({ length: 9000 }, (_, i) => [`colrs${i}`, 1]));
  const problems = findProblems(members);
  expect(problems).toHaveLength(101);
  expect(problems.at(-1)).toBe('brand.json: may have more problems than these');
});

const RETURN = { allowedOrigins: ['https://shop.example'] };

test.each([
  ['https://shop.example/thanks', []],
  ['https://SHOP.example:443', []],
  ['https://shop.example.evil.example/', ['return.afterPayment']],
  ['https://shop.example:8443/', ['return.afterPayment']],
  ['https://evil.example/https://shop.example', ['return.afterPayment']],
  ['https://shop.exampIe/', ['return.afterPayment']],
  ['https://ѕhop.example/', ['return.afterPayment']],
])('lets customers return to %s only where its origin is allowed', (afterPayment, places) => {
  const problems = findProblems({ return: { ...RETURN, afterPayment } });
  expect(problems.map((problem) => problem.split(': ')[0])).toEqual(places);
});

test.each(['https://shop.example@evil.example/', 'javascript:alert(1)', 'http://shop.example/'])(
  'refuses the return address %s as such',
  (onGivingUp) => {
    expect(findProblems({ return: { ...RETURN, onGivingUp } }).length).toBeGreaterThan(0);
  },
);

test('needs a return origin before a return address', () => {
  expect(findProblems({ return: { afterPayment: 'https://shop.example/' } })).toContain(
    'return.allowedOrigins: is missing',
  );
});

test('a brand that keeps to its own hosts has some', () => {
  expect(findProblems({ match: { onlyOwnHosts: true, hosts: ['pay.example.com'] } })).toEqual([]);
  for (const match of [{ onlyOwnHosts: true }, { onlyOwnHosts: true, hosts: [] }]) {
    expect(findProblems({ match })).toEqual([
      'match.onlyOwnHosts: needs match.hosts, or its bills show nowhere',
    ]);
  }
});

test('a default language is one of those allowed', () => {
  expect(findProblems({ languages: { allowed: ['en', 'es'], default: 'es' } })).toEqual([]);
  expect(findProblems({ languages: { allowed: ['en', 'es'], default: 'fr' } })).toEqual([
    'languages.default: languages.allowed does not list fr',
  ]);
});

test('texts are in languages that are offered', () => {
  const texts = { en: { note: 'Hi' }, fr: { note: 'Salut' } };
  expect(findProblems({ texts })).toEqual([]);
  expect(findProblems({ texts, languages: { allowed: ['en'] } })).toEqual([
    'texts.fr: would never show: languages.allowed does not list fr',
  ]);
});

test.each([
  [{ endedLink: { ask: 'site', site: 'https://a.example/' } }, []],
  [{ endedLink: { ask: 'site' }, support: { site: 'https://a.example/' } }, []],
  [{ endedLink: { ask: 'email' } }, []],
  [
    { endedLink: { ask: 'site' }, support: { email: 'a@b.example' } },
    ['endedLink.ask: needs endedLink.site or support.site to lead to'],
  ],
])('an ended link that leads to a site needs one: %j', (members, problems) => {
  expect(findProblems(members)).toEqual(problems);
});

test('tells contradictions together with other problems', () => {
  const problems = findProblems({ endedLink: { ask: 'site' }, footer: 7 });
  expect(problems).toHaveLength(2);
});

test('a logo is for light ground, for dark ground, or for both', () => {
  expect(findProblems({ logo: { dark: 'a.svg' } })).toEqual([]);
  expect(findProblems({ logo: {} })).toEqual([
    'logo.light: is missing: name a file for light ground, for dark ground, or both',
  ]);
  expect(findProblems({ icon: { dark: 'a.svg' } })).toEqual(['icon.light: is missing']);
});

test('a logo is of one of three sizes', () => {
  expect(findProblems({ logo: { light: 'a.svg', size: 'large' } })).toEqual([]);
  expect(findProblems({ logo: { light: 'a.svg', size: 'larg' } })).toEqual([
    'logo.size: must be one of small, medium, large: "larg"; did you mean large?',
  ]);
});

test.each([
  '../logo.svg',
  '/etc/passwd',
  '..',
  '.env',
  'a/b.svg',
  'a\\b.svg',
  'a%2fb.svg',
  'a\0.svg',
])('a file name cannot leave the folder: %j', (light) => {
  expect(findProblems({ logo: { light } })[0]).toContain(
    "must name a file of the brand's own folder",
  );
});

const INJECTION = '#fff;}</style><script>alert(1)</script>';

test.each([
  { colors: { light: { accent: INJECTION } } },
  { colors: { dark: { ground: 'url(https://evil.example)' } } },
  { font: INJECTION },
  { font: { normal: INJECTION } },
  { corners: INJECTION },
  { scheme: INJECTION },
  { density: INJECTION },
  { logo: { light: INJECTION } },
  { wording: { action: INJECTION } },
  { match: { hosts: [INJECTION] } },
  { support: { email: INJECTION } },
  { support: { phone: INJECTION } },
  { support: { site: `https://a.example${INJECTION} ` } },
  { texts: { [INJECTION]: { note: 'x' } } },
  { languages: { default: INJECTION } },
])('refuses styles and scripts in anything but words: %j', (members) => {
  expect(findProblems(members).length).toBeGreaterThan(0);
});

test.each([undefined, null, 7, 'name', [], [{}], true])(
  'refuses %j in place of settings',
  (json) => {
    expect(checkSettings(json).ok).toBe(false);
  },
);
