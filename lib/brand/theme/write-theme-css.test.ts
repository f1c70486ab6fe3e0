import { wcagLuminance } from 'culori';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { getSystemFont, SYSTEM_FONT_STACKS } from '../assets/arrange-font.ts';
import { BUILT_IN_BRAND } from '../built-in-brand.ts';
import { SYSTEM_FONTS } from '../schema/brand-choices.ts';
import { buildTheme } from './build-theme.ts';
import { anySettings } from './testing/random-brands.ts';
import { getTone, type Theme, type ThemeFont } from './theme.ts';
import { writeThemeCss } from './write-theme-css.ts';

// Thousands of brands take seconds where other work shares the machine.
vi.setConfig({ testTimeout: 60_000 });

const FILES: ThemeFont = {
  kind: 'files',
  faces: [
    { src: '/brand/harbor/0123456789abcdef0123456789abcdef.woff2', weight: 400 },
    { src: '/brand/harbor/fedcba9876543210fedcba9876543210.woff2', weight: 600 },
  ],
  fallback: {
    local: 'Times New Roman',
    sizeAdjustInPercent: 103.456,
    ascentInPercent: 92.1,
    descentInPercent: 24,
    lineGapInPercent: 0,
  },
  generic: 'serif',
};

describe('the style sheet of a theme', () => {
  it('holds no character that could leave a style element, whatever the brand', () => {
    fc.assert(
      fc.property(
        anySettings,
        fc.constantFrom(FILES, ...SYSTEM_FONTS.map(getSystemFont)),
        fc.constantFrom(undefined, 'light' as const, 'dark' as const),
        (settings, font, forced) => {
          const css = writeThemeCss(buildTheme(settings, font), forced);
          expect(css).toMatch(/^[A-Za-z0-9#%.,:;()@{}/_+ \n-]+$/);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('writes colours as six digits only, every one of them', () => {
    const css = writeThemeCss(BUILT_IN_BRAND.theme);
    expect(css.match(/--color-[a-z-]+:#[0-9a-f]{6}(?=[;}])/g)).toHaveLength(2 * 17);
    expect(css.match(/--color-/g)).toHaveLength(2 * 17);
  });

  it('leaves the colours of paper alone', () => {
    const rules = writeThemeCss(BUILT_IN_BRAND.theme).split('\n');
    expect(rules.filter((rule) => rule.includes('--color-'))).toSatisfy((all: string[]) =>
      all.every((rule) => rule.startsWith('@media screen')),
    );
  });

  it('follows the reader unless the theme or the caller has one scheme', () => {
    const { light, dark } = BUILT_IN_BRAND.theme;
    expect(writeThemeCss(BUILT_IN_BRAND.theme)).toContain('(prefers-color-scheme:dark)');
    const forced = writeThemeCss(BUILT_IN_BRAND.theme, 'dark');
    expect(forced).not.toContain('prefers-color-scheme');
    expect(forced).toContain(`color-scheme:dark;--color-ground:${dark.ground}`);
    expect(forced).not.toContain(light.ground);
    const fixed: Theme = { ...BUILT_IN_BRAND.theme, scheme: 'light' };
    expect(writeThemeCss(fixed)).not.toContain('prefers-color-scheme');
    expect(writeThemeCss(fixed, 'dark')).toBe(forced);
  });

  it('names the true tone of a dark page in the light scheme, for logo and native controls', () => {
    const colors = { light: { ground: '#000000', surface: '#000000' } };
    const theme = buildTheme({ colors, scheme: 'light' }, getSystemFont('system'));
    expect(getTone(theme.light)).toBe('dark');
    expect(writeThemeCss(theme)).toContain('color-scheme:dark');
    expect(writeThemeCss(theme)).toContain('--show-on-light:none;--show-on-dark:block');
  });

  it('tells the tone of every palette as its luminance does', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        const { light, dark, letter } = buildTheme(settings, getSystemFont('system'));
        for (const palette of [light, dark, letter?.light, letter?.dark]) {
          if (!palette) continue;
          const isLight = wcagLuminance(palette.text) < wcagLuminance(palette.paper);
          expect(getTone(palette)).toBe(isLight ? 'light' : 'dark');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('gives a letter of another tone its colours in the wide layout, and the paper its own back', () => {
    const colors = { light: { ground: '#0b3d2e', surface: '#ffffff' } };
    const theme = buildTheme({ colors }, getSystemFont('system'));
    const wide = writeThemeCss(theme)
      .split('\n')
      .find((rule) => rule.includes('min-width'));
    expect(wide).toMatch(
      /^@media screen and \(prefers-color-scheme:light\) and \(min-width:56.25rem\)/,
    );
    expect(wide).toMatch(
      /:root\{color-scheme:dark;--color-ground:#0b3d2e.*\.sheet\{color-scheme:light/,
    );
  });

  it('names the paper at every width, so that no theme before it shows through there', () => {
    const colors = { light: { ground: '#0b3d2e', surface: '#ffffff' } };
    for (const theme of [BUILT_IN_BRAND.theme, buildTheme({ colors }, getSystemFont('system'))]) {
      const rules = writeThemeCss(theme).split('\n');
      for (const [scheme, { paper }] of Object.entries({ light: theme.light, dark: theme.dark })) {
        const start = `@media screen and (prefers-color-scheme:${scheme}){:root,.sheet{`;
        const named = rules.filter((rule) => rule.startsWith(start));
        expect(named).toHaveLength(1);
        expect(named[0]).toContain(`--color-paper:${paper}`);
      }
    }
  });

  it('writes corners and spaces', () => {
    const theme = buildTheme({ corners: 'pill', density: 'compact' }, getSystemFont('mono'));
    const css = writeThemeCss(theme);
    expect(css).toContain('--radius-control:28px;--radius-card:20px');
    expect(css).toContain('--spacing-group:0.375rem;--spacing-step:0.75rem');
    expect(css).toContain('--font-text:ui-monospace, SF Mono');
  });

  it('ends every list of system fonts with one that is always there', () => {
    for (const name of SYSTEM_FONTS) {
      expect(SYSTEM_FONT_STACKS[name]).toMatch(/, (serif|sans-serif|monospace)$/);
    }
  });

  it("brings the brand's own font, for paper too, and a fallback of its measures", () => {
    const css = writeThemeCss({ ...BUILT_IN_BRAND.theme, font: FILES });
    expect(css).toContain(
      '@font-face{font-family:BrandText01234567;font-weight:400;font-display:swap;' +
        // The dots of "••1234" come from a font that certainly has them.
        'src:url(/brand/harbor/0123456789abcdef0123456789abcdef.woff2);' +
        'unicode-range:U+0-2021,U+2023-10FFFF}',
    );
    expect(css).toContain(
      '@font-face{font-family:BrandText01234567Fallback;src:local(Times New Roman);size-adjust:103.46%;' +
        'ascent-override:92.1%;descent-override:24%;line-gap-override:0%}',
    );
    expect(css).toContain(
      '\n:root{--font-text:BrandText01234567,BrandText01234567Fallback,serif}\n',
    );
  });

  it('lends no weight to the font of a brand that stands after it', () => {
    const face = {
      src: '/brand/quay/89abcdef89abcdef89abcdef89abcdef.woff2',
      weight: 400,
    } as const;
    const other: ThemeFont = { ...FILES, faces: [face] };
    const families = [FILES, other].map((font) => {
      return /--font-text:(\w+)/.exec(writeThemeCss({ ...BUILT_IN_BRAND.theme, font }))?.[1];
    });
    expect(new Set(families).size).toBe(2);
  });

  it.each([
    ['an address that ends its url', { src: '/brand/x);color:red', weight: 400 }],
    ['an address of another site', { src: '//evil.example/a.woff2', weight: 400 }],
    ['an address with a climb', { src: '/brand/../a.woff2', weight: 400 }],
  ] as const)('throws on %s', (_, face) => {
    expect(() =>
      writeThemeCss({ ...BUILT_IN_BRAND.theme, font: { ...FILES, faces: [face] } }),
    ).toThrow();
  });

  it.each(['</style><script>', 'a;color:red', '"x"', 'a}b', 'a,,b', ''])(
    'throws on the font name %j',
    (stack) => {
      expect(() =>
        writeThemeCss({ ...BUILT_IN_BRAND.theme, font: { kind: 'stack', stack } }),
      ).toThrow();
    },
  );

  it.each(['red', '#fff', '#ffffff80', '#ffffff;x:y', 'rgb(0 0 0)'])(
    'throws on the colour %j',
    (text) => {
      const light = { ...BUILT_IN_BRAND.theme.light, text };
      expect(() => writeThemeCss({ ...BUILT_IN_BRAND.theme, light })).toThrow();
    },
  );

  it('throws on a measure that is no number', () => {
    const fallback = { ...FILES.fallback, ascentInPercent: Number.NaN };
    expect(() =>
      writeThemeCss({ ...BUILT_IN_BRAND.theme, font: { ...FILES, fallback } }),
    ).toThrow();
  });
});
