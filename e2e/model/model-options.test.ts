import { expect, it } from 'vitest';
import { readModelOptions } from './model-options.ts';

it('makes ten thousand payments unless told otherwise', () => {
  expect(readModelOptions([])).toMatchObject({ payments: 10_000, onlySchedule: undefined });
  expect(readModelOptions(['--short'])).toMatchObject({ payments: 300 });
  expect(readModelOptions(['--short', '--payments', '40'])).toMatchObject({ payments: 40 });
});

it('takes seed and schedule, so that a failure can be seen again', () => {
  const options = readModelOptions(['--seed', '7', '--only-schedule', '3']);
  expect(options).toMatchObject({ seed: 7, onlySchedule: 3 });
});

it.each([['--seed', 'x'], ['--payments', '-1'], ['--unheard-of']])('refuses %s', (...args) => {
  expect(() => readModelOptions(args)).toThrow();
});
