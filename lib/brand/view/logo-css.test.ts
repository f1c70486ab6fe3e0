import { expect, test } from 'vitest';
import { getLogoClass, writeLogoCss } from './logo-css.ts';

const WIDE = { src: '/brand/a/wide.svg', width: 400, height: 100 };
const TALL = { src: '/brand/a/tall.svg', width: 50, height: 100 };

test('writes the rule that the class of each logo stands for, once', () => {
  const css = writeLogoCss({ light: WIDE, dark: TALL, isClear: true });
  expect(css.match(/aspect-ratio/g)).toHaveLength(2);
  for (const logo of [WIDE, TALL]) expect(css).toContain(`.${getLogoClass(logo)}{`);
  expect(writeLogoCss({ dark: WIDE, isClear: true }).match(/aspect-ratio/g)).toHaveLength(1);
  expect(writeLogoCss(undefined)).toBe('');
});
