import { expect, test } from 'vitest';
import { findProblems, listOtherProblems } from './field-problems.ts';

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

test('leaves no problem unshown', () => {
  const others = listOtherProblems(PROBLEMS, ['logo.light', 'match.hosts']);
  expect(others.map(({ where }) => where)).toEqual(['match.hostsOther', 'x']);
});
