import { expect, test } from 'vitest';
import { BUILT_IN_BRAND } from '../built-in-brand.ts';
import { createDrafts, type PreviewBrand } from './open-preview-brands.ts';

const DRAFT: PreviewBrand = {
  id: 'a',
  path: '',
  source: '',
  folder: new Map(),
  inherited: {},
  brand: BUILT_IN_BRAND,
  isFallback: false,
  problems: [],
};

test('forgets the draft that was used longest ago', () => {
  const drafts = createDrafts();
  const address = (number: number) => ({ id: 'a', key: String(number) });
  for (let number = 0; number < 24; number += 1) drafts.keep(address(number), DRAFT);
  drafts.find(address(0));
  drafts.keep(address(24), DRAFT);
  expect(drafts.find(address(0))).toBe(DRAFT);
  expect(drafts.find(address(1))).toBeUndefined();
  expect(drafts.find(address(24))).toBe(DRAFT);
});
