import { expect, test } from 'vitest';
import {
  findProblems,
  getAt,
  isUnchanged,
  listChanges,
  listOtherProblems,
  parseSettings,
  setAt,
  writeSettings,
} from './settings-paths.ts';

const BRAND = { name: 'A', colors: { light: { accent: '#112233' } } };

test('finds a value by its path', () => {
  expect(getAt(BRAND, 'colors.light.accent')).toBe('#112233');
  expect(getAt(BRAND, 'colors.dark.accent')).toBeUndefined();
  expect(getAt(BRAND, 'name.first')).toBeUndefined();
});

test('puts a value where nothing was, and changes nothing else', () => {
  expect(setAt(BRAND, 'support.email', 'a@b.example')).toEqual({
    ...BRAND,
    support: { email: 'a@b.example' },
  });
  expect(setAt({ font: 'serif' }, 'font.normal', 'a.woff2')).toEqual({
    font: { normal: 'a.woff2' },
  });
});

test('takes out what becomes empty', () => {
  expect(setAt(BRAND, 'colors.light.accent', undefined)).toEqual({ name: 'A' });
});

test.each([
  [BRAND, []],
  [{ colors: { light: { accent: '#112233' } }, name: 'A' }, []],
  [{ ...BRAND, name: 'B' }, ['name']],
  [
    { name: 'A', colors: { light: { accent: '#000000', text: '#ffffff' } } },
    ['colors.light.accent', 'colors.light.text'],
  ],
  [{ name: 'A' }, ['colors.light.accent']],
  [{ ...BRAND, match: { hosts: ['a.example'] } }, ['match.hosts']],
  [{ ...BRAND, colors: 'red' }, ['colors.light.accent']],
])('lists where %j differs', (after, places) => {
  expect(listChanges(BRAND, after)).toEqual(places);
});

test('takes equal lists for equal', () => {
  const match = () => ({ match: { hosts: ['a.example'] } });
  expect(listChanges(match(), match())).toEqual([]);
});

test('reads back what it has written, and nothing out of what is no object', () => {
  expect(parseSettings(writeSettings(BRAND))).toEqual(BRAND);
  for (const text of ['', '{', '[]', '"a"', 'null']) expect(parseSettings(text)).toEqual({});
});

const PROBLEMS = ['logo.light', 'match.hosts.0', 'match.hosts[1]', 'match.hostsOther', 'x'].map(
  (where) => ({ where, what: 'is wrong' }),
);

test('shows a problem beside its setting, and one of a part beside the whole', () => {
  expect(findProblems(PROBLEMS, 'logo.light').map(({ where }) => where)).toEqual(['logo.light']);
  expect(findProblems(PROBLEMS, 'match.hosts').map(({ where }) => where)).toEqual([
    'match.hosts.0',
    'match.hosts[1]',
  ]);
});

test.each([
  ['name', true],
  ['match.hosts[0]', false],
  ['match.hosts.0', false],
  ['match.onlyOwnHosts', true],
  ['support.email', false],
  ['brand.json', true],
])('knows whether what was wrong at %s still stands there: %s', (where, isThere) => {
  const found = { name: 'A', match: { hosts: ['a b'] }, support: { email: 'x' } };
  const present = { name: 'A', match: { hosts: ['a.example'] } };
  expect(isUnchanged(where, found, present)).toBe(isThere);
});

test('leaves no problem unshown', () => {
  const others = listOtherProblems(PROBLEMS, ['logo.light', 'match.hosts']);
  expect(others.map(({ where }) => where)).toEqual(['match.hostsOther', 'x']);
});
