import { converter, differenceEuclidean, wcagContrast } from 'culori';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { readFuzzOptions } from '#e2e/support/fuzz/fuzz-options.ts';
import {
  getContrast,
  getDistance,
  getHueDrift,
  makeColour,
  parseColour,
  writeColour,
} from './colour.ts';
import { moveUntilReadable } from './move-until-readable.ts';
import { anyHex } from './random-brands.ts';

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

  it('moves no more than needed: no neighbour of the same hue is nearer and reads', () => {
    fc.assert(
      fc.property(anyColour, anyColour, anyNeed, (asked, background, needed) => {
        const used = moveUntilReadable(asked, [background], needed);
        const nearer = listNeighbours(used).filter(
          (one) =>
            getDistance(one, asked) < getDistance(used, asked) &&
            getHueDrift(one, asked) <= getHueDrift(used, asked) &&
            getContrast(one, background) >= needed,
        );
        expect(nearer.map(writeColour)).toEqual([]);
      }),
      readFuzzOptions(1_000),
    );
  });

  it('is as near as any colour of the hue that a coarse look over all of sRGB finds', () => {
    const asked = ['#ffd500', '#39ff14', '#ff00ff', '#1e2673', '#f9f8ce', '#808080'].map(
      parseColour,
    );
    const white = parseColour('#ffffff');
    const all = listCoarse().filter((one) => getContrast(one, white) >= 4.5);
    for (const one of asked) {
      const used = moveUntilReadable(one, [white], 4.5);
      const rivals = all.filter((rival) => getHueDrift(rival, one) <= 0.001);
      const best = Math.min(...rivals.map((rival) => getDistance(rival, one)));
      expect(getDistance(used, one)).toBeLessThanOrEqual(best + 0.002);
    }
  });

  it('keeps the hue, and greys grey', () => {
    fc.assert(
      fc.property(anyColour, anyColour, anyNeed, (asked, background, needed) => {
        const used = moveUntilReadable(asked, [background], needed);
        expect(getHueDrift(used, asked)).toBeLessThanOrEqual(0.004);
        if (asked.red === asked.green && asked.green === asked.blue) {
          expect([used.green, used.blue]).toEqual([used.red, used.red]);
        }
      }),
      { numRuns: 500 },
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

function listNeighbours({ red, green, blue }: ReturnType<typeof makeColour>) {
  const near = (channel: number) =>
    [channel - 1, channel, channel + 1].filter((c) => c >= 0 && c < 256);
  return near(red).flatMap((r) =>
    near(green).flatMap((g) => near(blue).map((b) => makeColour(r, g, b))),
  );
}

function listCoarse() {
  const steps = Array.from({ length: 52 }, (_, step) => step * 5);
  return steps.flatMap((r) => steps.flatMap((g) => steps.map((b) => makeColour(r, g, b))));
}
