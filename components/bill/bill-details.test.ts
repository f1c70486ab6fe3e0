import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitDescription } from './bill-details.tsx';

const SENTENCE = 'Twelve words of text stand here and then there is a stop. ';

describe('splitDescription', () => {
  it.each([
    ['a short text', 'Two fillings\nand a crown'],
    ['a text that is only a little longer', SENTENCE.repeat(7).trim()],
    ['few lines', 'a\nb\nc\nd\ne\nf\ng'],
  ])('leaves %s whole', (_what, text) => {
    expect(splitDescription(text)).toEqual({ shown: text });
  });

  it('parts a long text after a sentence', () => {
    const { shown, folded } = splitDescription(SENTENCE.repeat(12).trim());
    expect(shown).toBe(SENTENCE.repeat(6).trim());
    expect(folded).toBe(SENTENCE.repeat(6).trim());
  });

  it('parts many lines after the sixth', () => {
    const lines = Array.from({ length: 12 }, (_, index) => `Line ${index + 1}`);
    const { shown, folded } = splitDescription(lines.join('\n'));
    expect(shown).toBe(lines.slice(0, 6).join('\n'));
    expect(folded).toBe(lines.slice(6).join('\n'));
  });

  it('parts a text without spaces, and no sign in two', () => {
    const { shown, folded = '' } = splitDescription('😀'.repeat(600));
    expect(`${shown}${folded}`).toBe('😀'.repeat(600));
    expect(() => encodeURIComponent(shown)).not.toThrow();
  });

  it('loses nothing but space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 900 }), (given) => {
        const text = given.trim();
        const { shown, folded = '' } = splitDescription(text);
        expect(`${shown}${folded}`.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});
