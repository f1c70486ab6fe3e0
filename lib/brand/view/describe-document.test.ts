import { describe, expect, it } from 'vitest';
import { BUILT_IN_BRAND } from '../built-in-brand.ts';
import { describeIcons, describeViewport } from './describe-document.ts';

const SVG = { src: '/brand/a/1.svg', width: 32, height: 32 };
const PNG = { src: '/brand/a/2.png', width: 64, height: 64 };

describe('describeIcons', () => {
  it('gives one icon, or one for each scheme of the device', () => {
    const vector = { url: SVG.src, type: 'image/svg+xml', sizes: 'any' };
    expect(describeIcons({ light: SVG, dark: SVG })).toEqual({ icon: vector });
    expect(describeIcons({ light: SVG, dark: PNG })).toEqual({
      icon: [
        { ...vector, media: '(prefers-color-scheme: light)' },
        { url: PNG.src, sizes: '64x64', media: '(prefers-color-scheme: dark)' },
      ],
    });
    expect(describeIcons(undefined)).toMatchObject({ icon: { url: '/icon.svg' } });
  });
});

describe('describeViewport', () => {
  const { light, dark } = BUILT_IN_BRAND.theme;

  it('follows the device, or the one scheme that the brand has', () => {
    expect(describeViewport(BUILT_IN_BRAND.theme)).toEqual({
      colorScheme: 'light dark',
      themeColor: [
        { media: '(prefers-color-scheme: light)', color: light.paper },
        { media: '(prefers-color-scheme: dark)', color: dark.paper },
      ],
    });
    expect(describeViewport({ ...BUILT_IN_BRAND.theme, scheme: 'dark' })).toEqual({
      colorScheme: 'dark',
      themeColor: dark.paper,
    });
  });

  it('calls a scheme by what it looks like', () => {
    const night = { ...BUILT_IN_BRAND.theme, scheme: 'light' as const, light: dark };
    expect(describeViewport(night).colorScheme).toBe('dark');
    expect(describeViewport({ ...BUILT_IN_BRAND.theme, light: dark }).colorScheme).toBe('dark');
  });
});
