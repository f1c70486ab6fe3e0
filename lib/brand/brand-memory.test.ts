import { beforeEach, expect, test } from 'vitest';
import { sharedBrandIdsByRef } from '#lib/brand/brand-memory.ts';
import { createBrandIndex } from './brand-index.ts';
import { chooseProblemBrand, recallBrandId, rememberBrand } from './brand-memory.ts';
import { BUILT_IN_BRAND } from './built-in-brand.ts';
import { makeBrand } from './testing/make-brand.ts';

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
