import { globSync } from 'node:fs';
import { expect, it } from 'vitest';
import { nameRoute, parseVitals, ROUTES } from './meters.ts';

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

/** All but the page for what has no address. */
const FOLDERS = globSync('app/{.well-known/,}**/{page.tsx,route.ts}')
  .map((path) => path.replaceAll('\\', '/').replace(/^app|\/(page\.tsx|route\.ts)$/g, ''))
  .filter((path) => path !== '/[...address]')
  .sort();

it('knows every address of ours, and no other', () => {
  expect([...ROUTES].sort()).toEqual(FOLDERS);
});

it.each(ROUTES)('names an address by its template: %s', (route) => {
  const address = route.replace(/\[\w+\]/g, 'q2V5c1Qm9tYXJrZXQtYmls');
  expect(nameRoute(address)).toBe(route);
  expect(nameRoute(`${address}?opened=1`)).toBe(route);
});

it.each([
  '/',
  '/nowhere',
  '/pay',
  '/pay/a/b',
  '/pay/a/status/more',
  '/payment/a-link',
  '/x?/oauth',
])('names nothing that it does not know: %s', (address) => {
  expect(nameRoute(address)).toBe('other');
});

it('names files of words without their names', () => {
  expect(nameRoute('/words/en.pay.bill.0123456789ab.json')).toBe('/words');
});

it('names all files of the build as one', () => {
  expect(nameRoute('/_next/static/chunks/a.js')).toBe('/_next/static');
});
