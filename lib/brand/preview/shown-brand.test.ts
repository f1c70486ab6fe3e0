import { expect, test } from 'vitest';
import type { Brand } from '../brand.ts';
import { BUILT_IN_BRAND } from '../built-in-brand.ts';
import { FOLDER_KEY, readdressAssets } from './shown-brand.ts';

const image = { src: '/brand/quarry/0a.svg', width: 60, height: 20 };
const BRAND: Brand = {
  ...BUILT_IN_BRAND,
  id: 'quarry',
  logo: { light: image, dark: image, isClear: true },
  theme: {
    ...BUILT_IN_BRAND.theme,
    font: {
      kind: 'files',
      faces: [{ src: '/brand/quarry/0b.woff2', weight: 400 }],
      fallback: {
        local: 'Arial',
        sizeAdjustInPercent: 100,
        ascentInPercent: 90,
        descentInPercent: 20,
        lineGapInPercent: 0,
      },
      generic: 'sans',
    },
  },
};

test('leads to every file of a brand under the address of the preview', () => {
  const { logo, theme } = readdressAssets(BRAND, 'abcdefgh');
  expect(logo?.dark?.src).toBe('/brand-preview/quarry/asset/abcdefgh/0a.svg');
  expect(theme.font).toMatchObject({
    faces: [{ src: '/brand-preview/quarry/asset/abcdefgh/0b.woff2' }],
  });
});

test('leaves a brand without files as it is', () => {
  expect(readdressAssets(BUILT_IN_BRAND, FOLDER_KEY)).toEqual(BUILT_IN_BRAND);
});
