import { expect, it } from 'vitest';
import { ALLOWED_LICENCES } from '#lib/bundle/server-packages.ts';
import { readLockFile } from './read-manifests.ts';

/**
 * Next's image library, which next.config.mjs keeps out, and the list of browsers that its build reads: a
 * bundle with one of them is refused, since their licences are not allowed.
 */
const NOT_SHIPPED = /^node_modules\/(@img\/.+|sharp|caniuse-lite)$/;

const production = Object.entries(readLockFile().packages).filter(
  ([folder, { dev }]) => folder !== '' && !dev,
);

it('allows the licence of every production package that can be shipped', () => {
  const others = production
    .filter(([folder]) => !NOT_SHIPPED.test(folder))
    .filter(([, { license }]) => !license || !ALLOWED_LICENCES.includes(license));
  expect(others).toEqual([]);
});

it('allows no licence that no package has', () => {
  const present = production.map(([, { license }]) => license);
  expect(ALLOWED_LICENCES.filter((licence) => !present.includes(licence))).toEqual([]);
});

it('allows no licence that asks for the source of what it is part of', () => {
  expect(ALLOWED_LICENCES.filter((licence) => /\bA?L?GPL/.test(licence))).toEqual([]);
});
