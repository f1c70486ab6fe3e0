import { expect, it } from 'vitest';
import { readTestPlan, writeTitlePattern } from './test-plan.ts';

it('leaves what only the long run does to the long run', () => {
  const usual = matcher();
  expect(usual('pays once')).toBe(true);
  expect(usual('looks right in every brand @all')).toBe(false);
  expect(usual('floods.spec.ts @all @desktop takes a flood')).toBe(false);
  expect(usual('mails@allied.example')).toBe(true);
  // Playwright puts the project first.
  expect(usual(' phone pay.spec.ts pays once @both-all')).toBe(true);
  expect(usual(' desktop pay.spec.ts pays once @both-all')).toBe(false);
  expect(usual(' desktop pay.spec.ts pays once @both')).toBe(true);
  expect(usual(' firefox pay.spec.ts pays once @both @engines')).toBe(false);
  expect(writeTitlePattern(readTestPlan(['--all']))).toBeUndefined();
  expect(readTestPlan(['--check']).extent).toBe('check');
});

it.each([
  [['pays', 'twice'], 'Twice nobody pays', true],
  [['pays twice'], 'Twice nobody pays', true],
  [['pays', 'twice'], 'pays once', false],
  [['(U1)', 'a/b', '$5'], 'costs $5 (u1) in A/B', true],
  [['a.c'], 'abc', false],
  [['pictures'], 'compares pictures @all', true],
])('takes %j for the title "%s": %s', (words, title, isTaken) => {
  expect(matcher(...words)(title)).toBe(isTaken);
});

it('refuses an option that it does not know', () => {
  expect(() => readTestPlan(['--everything'])).toThrow();
});

function matcher(...args: string[]): (title: string) => boolean {
  const pattern = new RegExp(writeTitlePattern(readTestPlan(args)) ?? '');
  return (title) => pattern.test(title);
}
