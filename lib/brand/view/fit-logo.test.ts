import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { fitLogo, getLogoClass, isWordmark, writeLogoCss } from './fit-logo.ts';

describe('fitLogo', () => {
  it.each([
    ['a square', { src: 'a.svg', width: 512, height: 512 }, { width: 48, height: 48 }],
    ['a word', { src: 'a.svg', width: 400, height: 100 }, { width: 150, height: 37 }],
    ['a banner', { src: 'a.png', width: 2000, height: 100 }, { width: 300, height: 15 }],
    ['a line of text', { src: 'a.svg', width: 1200, height: 100 }, { width: 288, height: 24 }],
    ['a tower', { src: 'a.png', width: 100, height: 800 }, { width: 6, height: 48 }],
    ['a small drawing', { src: 'a.svg', width: 16, height: 16 }, { width: 48, height: 48 }],
    ['a small photograph', { src: 'a.png', width: 16, height: 16 }, { width: 16, height: 16 }],
  ])('fits %s', (_what, image, size) => {
    expect(fitLogo(image)).toEqual(size);
  });

  it.each([
    [{ src: 'a.svg', width: 400, height: 100 }, 'small', { width: 105, height: 26 }],
    [{ src: 'a.svg', width: 400, height: 100 }, 'medium', { width: 150, height: 37 }],
    [{ src: 'a.svg', width: 400, height: 100 }, 'large', { width: 210, height: 52 }],
    [{ src: 'a.svg', width: 1200, height: 100 }, 'large', { width: 320, height: 27 }],
    [{ src: 'a.svg', width: 100, height: 200 }, 'large', { width: 34, height: 67 }],
    [{ src: 'a.png', width: 100, height: 50 }, 'large', { width: 100, height: 50 }],
  ] as const)('is as large as its brand asks, within bounds: %j, %s', (image, asked, size) => {
    expect(fitLogo(image, asked)).toEqual(size);
  });

  it('keeps every shape within its room, and undistorted', () => {
    const length = fc.integer({ min: 1, max: 10_000 });
    fc.assert(
      fc.property(length, length, fc.constantFrom('a.svg', 'a.png'), (width, height, src) => {
        const fitted = fitLogo({ src, width, height });
        expect(fitted.width).toBeLessThanOrEqual(300);
        expect(fitted.height).toBeLessThanOrEqual(48);
        // The shorter side follows from the longer one, but for a pixel of rounding.
        const [long, short] =
          width >= height ? (['width', 'height'] as const) : (['height', 'width'] as const);
        const ratio = { width, height }[short] / { width, height }[long];
        expect(Math.abs(fitted[short] - fitted[long] * ratio)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('isWordmark', () => {
  it.each([
    [{ width: 48, height: 48 }, false],
    [{ width: 60, height: 40 }, false],
    [{ width: 120, height: 40 }, true],
  ])('tells for %j: %s', (size, is) => {
    expect(isWordmark(size)).toBe(is);
  });
});

const WIDE = { src: '/brand/a/wide.svg', width: 400, height: 100 };
const TALL = { src: '/brand/a/tall.svg', width: 50, height: 100 };

test('writes the rule that the class of each logo stands for, once', () => {
  const css = writeLogoCss({ light: WIDE, dark: TALL, isClear: true });
  expect(css.match(/aspect-ratio/g)).toHaveLength(2);
  for (const logo of [WIDE, TALL]) expect(css).toContain(`.${getLogoClass(logo)}{`);
  expect(writeLogoCss({ dark: WIDE, isClear: true }).match(/aspect-ratio/g)).toHaveLength(1);
  expect(writeLogoCss(undefined)).toBe('');
});
