import { expect, test } from 'vitest';
import { createBrandIndex } from './brand-index.ts';
import { BUILT_IN_BRAND } from './built-in-brand.ts';
import { findShownAsset } from './shown-asset.ts';
import { makeAsset, makeBrand } from './testing/make-brand.ts';

const LOGO = makeAsset('0123.png');
const { index } = createBrandIndex(
  [
    makeBrand('gym', { hosts: ['gym.example'] }, [LOGO]),
    makeBrand('club', {}, [LOGO]),
    makeBrand('bound', { hosts: ['bound.example'], onlyOwnHosts: true }, [LOGO]),
  ],
  BUILT_IN_BRAND,
);

test.each([
  ['club', undefined, true],
  ['gym', undefined, true],
  ['bound', undefined, false],
  ['bound', 'bound', true],
  ['gym', 'gym', true],
  ['club', 'gym', false],
  ['gym', 'bound', false],
  ['gone', undefined, false],
  ['gone', 'gone', false],
  ['built-in', undefined, false],
  ['__proto__', undefined, false],
])('a file of %s at the host of %s is shown: %s', (brandId, host, isShown) => {
  const origin = 'https://pay.example';
  const site = host ? { origin, brandId: host } : { origin };
  const found = findShownAsset({ site, index, brandId, name: LOGO.name });
  expect(found).toBe(isShown ? LOGO : undefined);
});

test.each(['', '.', '0123', '0123.PNG', '../gym/0123.png', '0123.png/'])(
  'no file is called %j',
  (name) => {
    const site = { origin: 'https://pay.example' };
    expect(findShownAsset({ site, index, brandId: 'club', name })).toBeUndefined();
  },
);
