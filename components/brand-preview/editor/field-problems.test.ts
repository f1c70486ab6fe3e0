import { expect, test } from 'vitest';
import { findProblems, isUnchanged, listOtherProblems } from './field-problems.ts';

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
