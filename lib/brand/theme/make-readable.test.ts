import { globSync, readFileSync } from 'node:fs';
import { converter, differenceEuclidean, wcagContrast } from 'culori';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { readFuzzOptions } from '#lib/testing/fuzz-options.ts';
import { BUILT_IN_PALETTES } from './built-in-colours.ts';
import {
  type Colour,
  getContrast,
  getDistance,
  getOklch,
  makeFromOklch,
  parseColour,
  writeColour,
} from './colour.ts';
import { moveUntilReadable, PAIRS } from './make-readable.ts';
import { anyHex } from './testing/random-brands.ts';

// Thousands of brands take seconds where other work shares the machine.
vi.setConfig({ testTimeout: 60_000 });

const anyColour = anyHex.map(parseColour);
const anyNeed = fc.constantFrom(3, 4.5);
const hue = converter('oklch');

describe('moving a colour until it reads', () => {
  it('makes every colour read on every colour', () => {
    fc.assert(
      fc.property(anyColour, anyColour, anyNeed, (asked, background, needed) => {
        const used = moveUntilReadable(asked, [background], needed);
        expect(wcagContrast(writeColour(used), writeColour(background))).toBeGreaterThanOrEqual(
          needed,
        );
      }),
      readFuzzOptions(2_000),
    );
  });

  it('leaves alone what reads', () => {
    fc.assert(
      fc.property(anyColour, anyColour, anyNeed, (asked, background, needed) => {
        fc.pre(getContrast(asked, background) >= needed);
        expect(moveUntilReadable(asked, [background], needed)).toBe(asked);
      }),
    );
  });

  it('moves no more than needed: a little less of a move does not read', () => {
    fc.assert(
      fc.property(anyColour, anyColour, anyNeed, (asked, background, needed) => {
        const used = moveUntilReadable(asked, [background], needed);
        const { l, c, h } = getOklch(asked);
        // In a short move, and next to black, 8 bits decide.
        fc.pre(Math.abs(used.l - l) > 0.05 && used.l > 0.1);
        const less = makeFromOklch({ l: l + (used.l - l) * 0.9, c, h });
        expect(getContrast(less, background)).toBeLessThan(needed);
      }),
      readFuzzOptions(1_000),
    );
  });

  it('takes the shorter way', () => {
    const grey = parseColour('#777777');
    expect(moveUntilReadable(parseColour('#6f6f6f'), [grey], 3).l).toBeLessThan(grey.l);
    expect(moveUntilReadable(parseColour('#b0b0b0'), [grey], 3).l).toBeGreaterThan(grey.l);
  });

  it('keeps the hue, and greys grey', () => {
    fc.assert(
      fc.property(anyColour, anyColour, anyNeed, (asked, background, needed) => {
        const used = moveUntilReadable(asked, [background], needed);
        // Next to black 8 bits decide on the hue.
        if (used.l > 0.2) expect(getHueDrift(used, asked)).toBeLessThanOrEqual(0.008);
        if (asked.red === asked.green && asked.green === asked.blue) {
          expect([used.green, used.blue]).toEqual([used.red, used.red]);
        }
      }),
      readFuzzOptions(20_000),
    );
    const used = moveUntilReadable(parseColour('#ffd500'), [parseColour('#fff')], 4.5);
    expect(hue(writeColour(used))?.h).toBeCloseTo(hue('#ffd500')?.h ?? 0, -1);
  });

  it('reads on several backgrounds of one tone', () => {
    const backgrounds = ['#ffffff', '#f5f3ef', '#cccccc'].map(parseColour);
    const used = moveUntilReadable(parseColour('#ffd500'), backgrounds, 4.5);
    for (const one of backgrounds) expect(getContrast(used, one)).toBeGreaterThanOrEqual(4.5);
  });

  it('throws where no colour can read', () => {
    const backgrounds = ['#ffffff', '#000000'].map(parseColour);
    expect(() => moveUntilReadable(parseColour('#777'), backgrounds, 4.6)).toThrow();
  });
});

describe('measures', () => {
  it('reckons contrast and distance as culori does', () => {
    const distance = differenceEuclidean('oklab');
    fc.assert(
      fc.property(anyHex, anyHex, (one, other) => {
        const [a, b] = [parseColour(one), parseColour(other)];
        expect(getContrast(a, b)).toBeCloseTo(wcagContrast(one, other), 10);
        expect(getDistance(a, b)).toBeCloseTo(distance(one, other), 10);
      }),
    );
  });
});

/** How far the one is off the other's hue, in OKLab; its chroma where the other has no hue. */
function getHueDrift(one: Colour, other: Colour): number {
  const chroma = Math.hypot(other.a, other.b);
  if (chroma < 0.0005) return Math.hypot(one.a, one.b);
  const along = (one.a * other.a + one.b * other.b) / chroma;
  const across = Math.abs(one.a * other.b - one.b * other.a) / chroma;
  return along < 0 ? Math.hypot(along, across) : across;
}

/** What the contrast table vouches for, by what a utility draws with the colour. */
const VOUCHED: Readonly<Record<string, readonly string[]>> = {
  bg: ['ground', 'paper', 'soft', 'accent', 'accent-strong', 'hairline'],
  text: ['text', 'quiet', 'link', 'good', 'attention', 'waiting', 'on-accent', 'control'],
  border: ['hairline', 'control', 'edge', 'edge-strong', 'attention'],
  decoration: ['control'],
  accent: ['link'],
  outline: ['focus'],
};

const ROLES = Object.keys(BUILT_IN_PALETTES.light).map((role) =>
  role.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
);

describe('the contrast table', () => {
  it('covers every colour that a screen of the customer draws with', () => {
    const root = new URL('../../..', import.meta.url).pathname;
    const files = globSync('{components,app}/**/*.tsx', { cwd: root });
    const screens = files.filter((file) => !file.includes('brand-preview'));
    expect(screens.length).toBeGreaterThan(30);
    const unknown = screens.flatMap((file) =>
      listUses(readFileSync(`${root}${file}`, 'utf8'))
        .filter(({ prefix, role }) => !VOUCHED[prefix]?.includes(role))
        .map(({ prefix, role }) => `${file}: ${prefix}-${role}`),
    );
    expect(unknown).toEqual([]);
  });

  it('asks 4.5 for text and 3 for the rest, on every surface', () => {
    const needs = (role: string) =>
      PAIRS.filter(({ foreground }) => foreground === role).map(({ needed }) => needed);
    for (const role of ['text', 'quiet', 'link', 'good', 'attention', 'waiting']) {
      expect(needs(role)).toEqual([4.5, 4.5, 4.5]);
    }
    for (const role of ['control', 'edge', 'edgeStrong', 'focus']) {
      expect(needs(role)).toEqual([3, 3, 3]);
    }
    expect(needs('onAccent')).toEqual([4.5, 4.5]);
  });
});

describe('our own look', () => {
  it.each(Object.entries(BUILT_IN_PALETTES))(
    'has 7 for text, links and the main button (%s)',
    (_, palette) => {
      const read = PAIRS.filter(({ foreground }) =>
        ['text', 'link', 'onAccent'].includes(foreground),
      );
      expect(read).toHaveLength(8);
      for (const { foreground, background } of read) {
        const ratio = wcagContrast(palette[foreground], palette[background]);
        expect(ratio, `${foreground} on ${background}`).toBeGreaterThanOrEqual(7);
      }
    },
  );
});

function listUses(source: string) {
  const pattern = new RegExp(
    `(?<![a-z-])(bg|text|border|decoration|accent|outline|fill|stroke|ring|caret|divide|placeholder)-(${ROLES.join('|')})(?![a-z-])`,
    'g',
  );
  return Array.from(source.matchAll(pattern), ([, prefix = '', role = '']) => ({ prefix, role }));
}
