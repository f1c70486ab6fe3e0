import { expect, test } from 'vitest';
import { parseOptions } from './command.ts';

function parse(...words: string[]) {
  const parsed = parseOptions(words, { values: ['merchant'], flags: ['json'] });
  return parsed.ok ? Object.fromEntries(parsed.value) : parsed.failure;
}

test('reads both ways to write a value, in any order', () => {
  expect(parse()).toEqual({});
  expect(parse('--json', '--merchant', 'm1')).toEqual({ json: '', merchant: 'm1' });
  expect(parse('--merchant=m1', '--json')).toEqual({ json: '', merchant: 'm1' });
  expect(parse('--merchant=--a=b')).toEqual({ merchant: '--a=b' });
  expect(parse('--merchant', '-1')).toEqual({ merchant: '-1' });
});

test.each([
  [['m1'], '"m1" is not understood here; there is --merchant, --json.'],
  [['-j'], '"-j" is not understood here; there is --merchant, --json.'],
  [['--jsonl'], '"--jsonl" is not understood here; there is --merchant, --json.'],
  [['--'], '"--" is not understood here; there is --merchant, --json.'],
  [['--merchant'], '--merchant needs a value.'],
  [['--merchant='], '--merchant needs a value.'],
  [['--merchant', ''], '--merchant needs a value.'],
  [['--merchant', '--json'], '--merchant needs a value.'],
  [['--merchant', 'm1', '--merchant', 'm2'], '--merchant stands there twice.'],
  [['--json', '--json'], '--json stands there twice.'],
  [['--json=yes'], '--json takes no value.'],
])('says what is wrong with %j', (words, sentence) => {
  expect(parse(...words)).toBe(sentence);
});
