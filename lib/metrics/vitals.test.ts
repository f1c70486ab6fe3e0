import { expect, it } from 'vitest';
import { parseVitals } from './vitals.ts';

it.each([
  ['{"lcp":812.5,"inp":48,"cls":0.01}', { lcp: 812.5, inp: 48, cls: 0.01 }],
  ['{"cls":0}', { cls: 0 }],
  ['{}', {}],
])('takes what a browser can tell: %s', (text, vitals) => {
  expect(parseVitals(text)).toEqual(vitals);
});

it.each(['', 'null', '[]', '{"lcp":-1}', '{"lcp":1e9}', '{"lcp":"1"}', '{"lcp":1,"page":"a"}'])(
  'takes nothing else: %s',
  (text) => {
    expect(parseVitals(text)).toBeUndefined();
  },
);
