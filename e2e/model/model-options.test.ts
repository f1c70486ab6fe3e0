import { expect, it } from 'vitest';
import { readModelOptions } from './model-options.ts';

it('makes ten thousand payments over PostgreSQL unless told otherwise', () => {
  const [leg, ...others] = readModelOptions([]).legs;
  expect(leg).toEqual({ store: 'postgres', payments: 10_000, isOptional: false });
  expect(others).toEqual([]);
  const args = ['--store', 'sqlite', '--payments', '40'];
  expect(readModelOptions(args).legs).toEqual([
    { store: 'sqlite', payments: 40, isOptional: false },
  ]);
});

it.each([
  ['--short', 300],
  ['--brief', 100],
])('makes fewer with %s, over both stores', (option, payments) => {
  const { legs } = readModelOptions([option]);
  expect(legs.map(({ store }) => store)).toEqual(['postgres', 'sqlite']);
  expect(legs.reduce((sum, leg) => sum + leg.payments, 0)).toBe(payments);
});

it('takes seed and schedule, so that a failure can be seen again', () => {
  const options = readModelOptions(['--seed', '7', '--only-schedule', '3']);
  expect(options).toMatchObject({ seed: 7, onlySchedule: 3 });
});

it.each([['--seed', 'x'], ['--payments', '-1'], ['--store', 'memory'], ['--unheard-of']])(
  'refuses %s',
  (...args) => {
    expect(() => readModelOptions(args)).toThrow();
  },
);
