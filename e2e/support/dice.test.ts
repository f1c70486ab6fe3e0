import { describe, expect, it } from 'vitest';
import { createDice } from './dice.ts';

const MANY = Array.from({ length: 4000 }, (_, index) => index);

describe('dice', () => {
  it('fall the same way for the same seed and names, whatever was asked before', () => {
    const dice = createDice(7);
    const first = dice.fraction('bill', 3);
    dice.fraction('anything');
    expect(createDice(7).fraction('bill', 3)).toBe(first);
  });

  it('fall otherwise for another seed, another name and another part', () => {
    const fractions = [
      createDice(7).fraction('a'),
      createDice(8).fraction('a'),
      createDice(7).fraction('b'),
      createDice(7).under('part').fraction('a'),
    ];
    expect(new Set(fractions).size).toBe(4);
  });

  it('do not take two names for one that is both of them together', () => {
    expect(createDice(7).fraction('a', 'b')).not.toBe(createDice(7).fraction('ab'));
  });

  it('reach every whole number of a range and none beside it', () => {
    const dice = createDice('whole');
    const rolled = MANY.map((index) => dice.whole({ from: 2, to: 5 }, index));
    expect([...new Set(rolled)].sort()).toEqual([2, 3, 4, 5]);
  });

  it('choose by weight and never what weighs nothing', () => {
    const dice = createDice('weights');
    const chosen = MANY.map((index) => dice.choose({ often: 3, seldom: 1, never: 0 }, index));
    const share = chosen.filter((choice) => choice === 'often').length / MANY.length;
    expect(share).toBeGreaterThan(0.7);
    expect(share).toBeLessThan(0.8);
    expect(chosen).not.toContain('never');
  });

  it('refuse to choose from nothing', () => {
    expect(() => createDice(1).choose({ never: 0 }, 'x')).toThrow(RangeError);
  });
});
