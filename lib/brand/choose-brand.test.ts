import { beforeEach, describe, expect, it, test } from 'vitest';
import { createBrandIndex } from './brand-index.ts';
import { BUILT_IN_BRAND } from './built-in-brand.ts';
import {
  chooseBrand,
  chooseProblemBrand,
  findShownAsset,
  recallBrandId,
  rememberBrand,
  sharedBrandIdsByRef,
} from './choose-brand.ts';
import { makeAsset, makeBrand } from './testing/make-brand.ts';

const ORIGIN = 'https://pay.example';
const { index } = createBrandIndex(
  [
    makeBrand('gym', { hosts: ['gym.example'], merchantIds: ['gym'] }),
    makeBrand('clinic', {
      hosts: ['clinic.example'],
      merchantReferences: ['clinic'],
      onlyOwnHosts: true,
    }),
    makeBrand('charity', { aggregatorIds: ['charity'] }),
    makeBrand('platform', { hosts: ['platform.example'] }),
  ],
  BUILT_IN_BRAND,
);

function choose(brandId: string | undefined, merchant: string) {
  const site = brandId ? { origin: ORIGIN, brandId } : { origin: ORIGIN };
  const keys = { id: merchant, reference: merchant, aggregatorId: merchant };
  const { brand, isShownHere } = chooseBrand({ site, merchant: keys, index });
  return isShownHere ? brand.id : 'not here';
}

describe('the brand of a bill', () => {
  it.each([
    ['gym', 'gym'],
    ['clinic', 'not here'],
    ['charity', 'charity'],
    ['nobody', 'built-in'],
  ])('at the shared address is for the merchant %s: %s', (merchant, shown) => {
    expect(choose(undefined, merchant)).toBe(shown);
  });

  it.each([
    ['gym', 'gym', 'gym'],
    ['clinic', 'clinic', 'clinic'],
    ['clinic', 'gym', 'not here'],
    ['gym', 'clinic', 'not here'],
    ['gym', 'charity', 'not here'],
    ['gym', 'nobody', 'not here'],
    ['platform', 'charity', 'platform'],
    ['platform', 'nobody', 'platform'],
    ['platform', 'gym', 'not here'],
    ['platform', 'clinic', 'not here'],
  ])('at the host of %s is for the merchant %s: %s', (brandId, merchant, shown) => {
    expect(choose(brandId, merchant)).toBe(shown);
  });

  it('is none at a host whose brand has gone while the request was on its way', () => {
    expect(choose('gone', 'gym')).toBe('not here');
    expect(choose('gone', 'nobody')).toBe('not here');
  });

  it('stays away from strangers although another brand has taken its host', () => {
    const brands = [
      makeBrand('a', { hosts: ['x.example'], merchantIds: ['a'] }),
      makeBrand('b', { hosts: ['x.example'], merchantIds: ['b'] }),
      makeBrand('platform', { hosts: ['platform.example'] }),
    ];
    const chosen = chooseBrand({
      site: { origin: ORIGIN, brandId: 'platform' },
      merchant: { id: 'b' },
      index: createBrandIndex(brands, BUILT_IN_BRAND).index,
    });
    expect(chosen.isShownHere).toBe(false);
  });
});

beforeEach(() => {
  sharedBrandIdsByRef.value = undefined;
});

test('remembers the brand of a bill, the latest one', () => {
  expect(recallBrandId('a')).toBeUndefined();
  rememberBrand('a', 'gym');
  rememberBrand('b', 'bank');
  rememberBrand('a', 'club');
  expect([recallBrandId('a'), recallBrandId('b')]).toEqual(['club', 'bank']);
});

test('forgets those that were seen longest ago', () => {
  for (let number = 0; number < 10_000; number += 1) rememberBrand(`bill-${number}`, 'gym');
  rememberBrand('bill-0', 'gym');
  rememberBrand('one-more', 'gym');
  expect(recallBrandId('bill-0')).toBe('gym');
  expect(recallBrandId('one-more')).toBe('gym');
  expect(recallBrandId('bill-1')).toBeUndefined();
  expect(recallBrandId('bill-2')).toBe('gym');
});

test('never lends a brand to the host of another, nor one that keeps to its own hosts', () => {
  const { index } = createBrandIndex(
    [
      makeBrand('gym', { hosts: ['gym.example'] }),
      makeBrand('club'),
      makeBrand('bound', { hosts: ['bound.example'], onlyOwnHosts: true }),
    ],
    BUILT_IN_BRAND,
  );
  const origin = 'https://pay.example';
  const choose = (rememberedId?: string, brandId?: string) =>
    chooseProblemBrand({ site: brandId ? { origin, brandId } : { origin }, index, rememberedId })
      .id;
  expect(choose('club')).toBe('club');
  expect(choose('club', 'gym')).toBe('gym');
  expect(choose(undefined, 'gym')).toBe('gym');
  expect(choose('club', 'gone')).toBe('built-in');
  expect(choose('bound')).toBe('built-in');
  expect(choose('gone')).toBe('built-in');
  expect(choose()).toBe('built-in');
});

const LOGO = makeAsset('0123.png');
const { index: withFiles } = createBrandIndex(
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
  const found = findShownAsset({ site, index: withFiles, brandId, name: LOGO.name });
  expect(found).toBe(isShown ? LOGO : undefined);
});

test.each(['', '.', '0123', '0123.PNG', '../gym/0123.png', '0123.png/'])(
  'no file is called %j',
  (name) => {
    const site = { origin: 'https://pay.example' };
    expect(findShownAsset({ site, index: withFiles, brandId: 'club', name })).toBeUndefined();
  },
);
