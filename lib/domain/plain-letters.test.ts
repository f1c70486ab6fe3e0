import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPlainLetters } from './name-on-account.ts';

/** Basic Latin to Latin Extended-B, and Latin Extended Additional. */
const LATIN_BLOCKS = [
  [0x00, 0x24f],
  [0x1e00, 0x1eff],
] as const;

/** Clicks and tones, which no name is written with. */
const NO_NAMES = 'ƻƼƽǀǁǂǃ';

describe('toPlainLetters', () => {
  it.each([
    ['Zoë O’Brien-Núñez', "Zoe O'Brien-Nunez"],
    ['Zoë Núñez'.normalize('NFD'), 'Zoe Nunez'],
    ['Weiß GROẞ', 'Weiss GROSS'],
    ['Ægir ÆGIR Þór ÞÓR Œuvre', 'Aegir AEGIR Thor THOR Oeuvre'],
    ['Søren Łukasz Đỗ Ðuro Dvořák', 'Soren Lukasz Do Duro Dvorak'],
    ['İlkay Çağrı Ağaoğlu', 'Ilkay Cagri Agaoglu'],
    ['Nguyễn Thị Ơn Ưu', 'Nguyen Thi On Uu'],
    ['Gal·la Coŀlell', 'Galla Collell'],
    ['ʻAkahi Kaʻiulani Kāne', "'Akahi Ka'iulani Kane"],
    ['ﬁne ﬀ ﬃ', 'fine ff ffi'],
    ['Ｊａｎｅ　Ｄｏｅ', 'Jane Doe'],
    ['Jane\u00a0Doe\u2009Roe', 'Jane Doe Roe'],
    ['O`Neill O´Neill O‘Neill O′Neill OʼNeill', "O'Neill O'Neill O'Neill O'Neill O'Neill"],
    ['Mary‐Ann Mary–Ann Mary‑Ann', 'Mary-Ann Mary-Ann Mary-Ann'],
    ['“Bob”', '"Bob"'],
    ['Ja\u200dne\u200b\u00ad \ufeffDoe\u202e', 'Jane Doe'],
    ['Ⅳ № 5½', 'IV No 51/2'],
    ['Анна', 'Анна'],
    ['山田', '山田'],
    ['👩‍👩‍👧', '👩👩👧'],
  ])('writes %j as %j', (text, plain) => {
    expect(toPlainLetters(text)).toBe(plain);
  });

  it('knows every Latin letter of the languages that are written in it', () => {
    const letters = LATIN_BLOCKS.flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
    ).filter((letter) => /\p{Script=Latin}/u.test(letter));
    expect(letters.length).toBeGreaterThan(700);
    const others = letters.filter((letter) => !/^[A-Za-z']+$/.test(toPlainLetters(letter)));
    expect(others.join('')).toBe(NO_NAMES);
  });

  it('changes nothing more the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(toPlainLetters(toPlainLetters(text))).toBe(toPlainLetters(text));
      }),
    );
  });
});
