import { readFileSync } from 'node:fs';
import { wcagContrast, wcagLuminance } from 'culori';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { readFuzzOptions } from '#lib/testing/fuzz-options.ts';
import { getSystemFont } from '../assets/arrange-font.ts';
import { BUILT_IN_BRAND } from '../built-in-brand.ts';
import { buildTheme } from './build-theme.ts';
import { BUILT_IN_PALETTES } from './built-in-colours.ts';
import { PAIRS } from './make-readable.ts';
import { AWKWARD_BRANDS, type AwkwardBrand } from './testing/awkward-brands.ts';
import { anyHex, anySettings } from './testing/random-brands.ts';
import type { Palette, Scheme, Theme } from './theme.ts';

// Thousands of brands take seconds where other work shares the machine.
vi.setConfig({ testTimeout: 60_000 });

const SCHEMES = ['light', 'dark'] as const;

function build(settings: AwkwardBrand['settings']): Theme {
  return buildTheme(settings, getSystemFont('system'));
}

/** Measured again by culori on what is written, not by the code under test. */
function listFaults(theme: Theme): readonly string[] {
  return SCHEMES.flatMap((scheme) => [
    ...listPaletteFaults(theme[scheme]),
    ...listPaletteFaults(theme.letter?.[scheme]),
  ]);
}

function listPaletteFaults(palette: Palette | undefined): readonly string[] {
  if (!palette) return [];
  const light = new Map(Object.entries(palette).map(([role, hex]) => [role, wcagLuminance(hex)]));
  return PAIRS.filter(({ foreground, background, needed }) => {
    const both = [light.get(foreground) ?? 0, light.get(background) ?? 0];
    return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05) < needed;
  }).map(({ foreground, background }) => `${foreground} on ${background}`);
}

describe('the contrast of any brand', () => {
  it('meets WCAG 2.2 AA in light and dark for thousands of random brands', {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        expect(listFaults(build(settings))).toEqual([]);
      }),
      readFuzzOptions(3_000),
    );
  });

  it.each(AWKWARD_BRANDS.map((brand) => [brand.name, brand] as const))(
    'meets it for %s',
    (_, { settings }) => {
      expect(listFaults(build(settings))).toEqual([]);
    },
  );

  it('is told as it is: every row of the table has the ratio of the colours that it names', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        const theme = build(settings);
        for (const row of theme.contrast) {
          const palette = row.part ? theme.letter?.[row.scheme] : theme[row.scheme];
          expect(row.colours).toEqual([palette?.[row.foreground], palette?.[row.background]]);
          expect(row.ratio).toBeCloseTo(wcagContrast(...row.colours), 10);
          expect(row.ratio).toBeGreaterThanOrEqual(row.needed);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('what a merchant asked for', () => {
  it('keeps the colour of the button and of ground and paper exactly', () => {
    fc.assert(
      fc.property(anyHex, anyHex, anyHex, fc.constantFrom(...SCHEMES), (...asked) => {
        const [accent, ground, surface, scheme] = asked;
        const theme = build({ colors: { [scheme]: { accent, ground, surface } } });
        const shownGround = theme.letter?.[scheme]?.ground ?? theme[scheme].ground;
        expect([theme[scheme].accent, shownGround, theme[scheme].paper]).toEqual(
          [accent, ground, surface].map(writeLong),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the colour of a button by itself exactly, with links in the accent', () => {
    fc.assert(
      fc.property(anyHex, anyHex, fc.constantFrom(...SCHEMES), (accent, button, scheme) => {
        const theme = build({ colors: { [scheme]: { accent, button } } });
        const plain = build({ colors: { [scheme]: { accent } } });
        const { accentStrong, onAccent, edge } = build({
          colors: { [scheme]: { accent: button } },
        })[scheme];
        expect(theme[scheme]).toMatchObject({
          accent: writeLong(button),
          accentStrong,
          onAccent,
          edge,
        });
        expect(theme[scheme].link).toBe(plain[scheme].link);
      }),
      { numRuns: 300 },
    );
  });

  it('says what became of a button by itself, in the other scheme, too', () => {
    const { light, dark, moves } = build({
      colors: { light: { accent: '#1b4965', button: '#ffd500' }, dark: { button: '#000000' } },
    });
    expect([light.accent, dark.accent]).toEqual(['#ffd500', '#000000']);
    const told = moves.map(({ scheme, role, asked }) => `${scheme} ${role} ${asked}`);
    expect(told).toEqual(['light edge #ffd500', 'dark link #1b4965', 'dark edge #000000']);
  });

  it('is not moved where it can be read already', () => {
    fc.assert(
      fc.property(anyHex, fc.constantFrom(...SCHEMES), (accent, scheme) => {
        const { ground, paper, soft } = BUILT_IN_PALETTES[scheme];
        fc.pre([ground, paper, soft].every((surface) => wcagContrast(accent, surface) >= 4.5));
        const theme = build({ colors: { [scheme]: { accent } } });
        expect(theme.moves.filter((move) => move.scheme === scheme)).toEqual([]);
        expect([theme[scheme].link, theme[scheme].edge]).toEqual(Array(2).fill(writeLong(accent)));
      }),
    );
  });

  it('is not moved again where it has been moved once', () => {
    fc.assert(
      fc.property(anyHex, anyHex, anyHex, (ground, surface, text) => {
        const { light, letter } = build({ colors: { light: { ground, surface, text } } });
        fc.pre(letter === undefined);
        const again = build({ colors: { light: askFor({ ...light, accent: light.link }) } });
        expect(again.light.text).toBe(light.text);
        expect(again.light.link).toBe(light.link);
        expect(again.moves.filter(({ scheme }) => scheme === 'light')).toEqual([]);
      }),
    );
  });

  it('is told with how far it moved, and by nothing where nothing did', () => {
    const { moves } = build({ colors: { light: { accent: '#FFD500', text: '#333' } } });
    expect(moves).toEqual([
      {
        scheme: 'light',
        role: 'link',
        asked: '#ffd500',
        used: '#846d00',
        distance: expect.any(Number),
      },
      {
        scheme: 'light',
        role: 'edge',
        asked: '#ffd500',
        used: '#a68a00',
        distance: expect.any(Number),
      },
    ]);
    expect(moves[0]?.distance).toBeCloseTo(0.347, 2);
    expect(
      build({ colors: { light: { accent: '#7a1f3d' }, dark: { accent: '#f3b' } } }).moves,
    ).toEqual([]);
  });
});

describe('named colours', () => {
  it('gives a yellow button dark words, a border that is seen, and brown links', () => {
    const { light, dark } = build({ colors: { light: { accent: '#ffd500' } } });
    expect(light).toMatchObject({ accent: '#ffd500', onAccent: '#1d1807', edge: '#a68a00' });
    expect(light.link).toBe('#846d00');
    expect(dark).toMatchObject({ accent: '#ffd500', link: '#ffd500', edge: '#ffd500' });
  });

  it('makes a black accent a light one in the dark, unless it was asked for the dark', () => {
    expect(build({ colors: { light: { accent: '#000000' } } }).dark.accent).toBe('#eeeeee');
    const asked = build({ colors: { dark: { accent: '#000000' } } }).dark;
    expect(asked).toMatchObject({ accent: '#000000', onAccent: '#ffffff' });
    expect(wcagContrast(asked.edge, asked.paper)).toBeGreaterThanOrEqual(3);
  });

  it('lifts a dark colour of the light scheme from dark paper, and keeps its hue', () => {
    const { accent, paper } = build({ colors: { light: { accent: '#c8102e' } } }).dark;
    expect(accent).toBe('#d62739');
    expect(wcagContrast(accent, paper)).toBeGreaterThanOrEqual(3);
  });

  it('gives a dark ground beside white paper a letter with colours of its own', () => {
    const { light, letter } = build({ colors: { light: { ground: '#0b3d2e', surface: '#fff' } } });
    expect(light).toMatchObject({ paper: '#ffffff', text: '#1d1c1a' });
    expect(letter?.light).toMatchObject({ ground: '#0b3d2e', text: '#eceae5' });
    expect(letter?.dark).toBeUndefined();
  });

  it('makes the whole page dark where dark ground comes with light text', () => {
    const { light, letter } = build({ colors: { light: { ground: '#000', text: '#fff' } } });
    expect(light).toMatchObject({ ground: '#000000', text: '#ffffff' });
    expect(letter).toBeUndefined();
  });

  it('moves text before ground', () => {
    const { light } = build({ colors: { light: { ground: '#ffffff', text: '#ffffff' } } });
    expect(light).toMatchObject({ ground: '#ffffff', text: '#707070' });
  });

  it('makes dark surfaces of the hue of light ones, and the other way round', () => {
    const { dark } = build({ colors: { light: { ground: '#fff5e0' } } });
    expect(dark).toMatchObject({ ground: '#171209', paper: '#201b12', text: '#eceae5' });
    const { light } = build({ colors: { dark: { ground: '#10002b' } } });
    expect(wcagContrast(light.ground, '#ffffff')).toBeLessThan(1.3);
  });
});

describe('the built-in look', () => {
  it('is what comes out where nothing is asked', () => {
    const { light, dark, moves, letter } = BUILT_IN_BRAND.theme;
    expect({ light, dark }).toEqual(BUILT_IN_PALETTES);
    expect(moves).toEqual([]);
    expect(letter).toBeUndefined();
  });

  it('comes out again where its own colours are asked for', () => {
    const colors = { light: askFor(BUILT_IN_PALETTES.light), dark: askFor(BUILT_IN_PALETTES.dark) };
    const { light, dark, moves } = build({ colors });
    expect({ light, dark, moves }).toEqual({ ...BUILT_IN_PALETTES, moves: [] });
  });

  it.each(SCHEMES)('is the one of the style sheet in %s', (scheme) => {
    const css = readFileSync(new URL('../../../app/globals.css', import.meta.url), 'utf8');
    expect(readPalette(css, scheme)).toEqual(
      Object.fromEntries(
        Object.entries(BUILT_IN_PALETTES[scheme]).map(([role, hex]) => [writeKebab(role), hex]),
      ),
    );
  });
});

function askFor({ ground, paper, text, accent }: Palette) {
  return { ground, surface: paper, text, accent };
}

function writeLong(hex: string): string {
  const digits = hex.slice(1).toLowerCase();
  return digits.length === 6 ? `#${digits}` : `#${digits.replace(/./g, '$&$&')}`;
}

function writeKebab(role: string): string {
  return role.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function readPalette(css: string, scheme: Scheme): Record<string, string> {
  const from = scheme === 'light' ? '@theme' : '@media (prefers-color-scheme: dark)';
  const block = css.slice(css.indexOf(from)).split('}')[0] ?? '';
  const found = block.matchAll(/--color-([a-z-]+): (#[0-9a-f]{6});/g);
  return Object.fromEntries(Array.from(found, ([, role = '', hex = '']) => [role, hex]));
}
