/** connectFi's limit for `individualName` on a WEB entry (connectfi-api C4), in characters. */
export const NAME_MAX_LENGTH = 22;

export type NameCheck = 'ok' | 'empty' | 'tooLong' | 'badCharacter' | 'otherScript';

/**
 * The name as it is authorized, sent and kept: in the letters that an ACH entry can hold, without outer
 * or double spaces and invisible marks. What has no such letter stays as it is, for `checkName` to refuse.
 */
export function normalizeName(name: string): string {
  return toPlainLetters(name).replace(/\s+/gu, ' ').trim();
}

/** Judges a typed name after normalizing it: 1 to 22 printable ASCII characters, none of `<` and `>`. */
export function checkName(name: string): NameCheck {
  const normalized = normalizeName(name);
  if (normalized === '') return 'empty';
  // Letters and digits of other scripts, before signs: they need another answer.
  if (/(?![ -~])[\p{L}\p{N}]/u.test(normalized)) return 'otherScript';
  if (!/^[ -;=?-~]+$/.test(normalized)) return 'badCharacter';
  return normalized.length > NAME_MAX_LENGTH ? 'tooLong' : 'ok';
}

/** Whether the name is sent in other letters than it is typed in. Spaces do not count. */
export function isRewritten(name: string): boolean {
  return checkName(name) === 'ok' && normalizeName(name) !== name.replace(/\s+/gu, ' ').trim();
}

export type Prefill = {
  readonly name: string;
  /** Why the field begins empty although the bill has a name. */
  readonly gap?: Exclude<NameCheck, 'ok' | 'empty'>;
};

/**
 * The name to begin with, from the bill's payer. One that cannot be sent whole is left out whole: a cut
 * one would be somebody else's.
 */
export function prefillName(payerName: string | undefined): Prefill {
  const name = normalizeName(payerName ?? '');
  const check = checkName(name);
  if (check === 'ok') return { name };
  return check === 'empty' ? { name: '' } : { name: '', gap: check };
}

/**
 * Latin letters that no decomposition of Unicode leads back to A to Z, and what stands for them where only
 * those can be written. Signs of one kind have one form.
 */
const PLAIN: Readonly<Record<string, string>> = {
  a: 'ⱥɐɑ',
  A: 'ȺⱭⱯ',
  ae: 'æ',
  AE: 'Æ',
  b: 'ƀɓƃƅ',
  B: 'ɃƁƂƄ',
  c: 'ȼƈɕↄ',
  C: 'ȻƇↃ',
  d: 'đðɖɗƌȡƍ',
  D: 'ĐÐƉƊƋ',
  db: 'ȸ',
  e: 'əǝɛɇɘɜ',
  E: 'ƏƎƐɆ',
  f: 'ƒ',
  F: 'Ƒ',
  g: 'ǥɠɡɣ',
  G: 'ǤƓƔ',
  gh: 'ȝƣ',
  GH: 'ȜƢ',
  h: 'ħɦɥ',
  H: 'ĦꞪꞍ',
  hv: 'ƕ',
  HV: 'Ƕ',
  i: 'ıɨɩ',
  I: 'ƗƖ',
  j: 'ȷɉʝ',
  J: 'ɈꞲ',
  k: 'ĸƙʞ',
  K: 'ƘꞰ',
  l: 'łƚɫɬƛȴɭỻ',
  L: 'ŁȽⱢꞭỺ',
  m: 'ɱɯ',
  M: 'ⱮƜ',
  n: 'ŋƞɲȵɳ',
  N: 'ŊȠƝ',
  o: 'øɔɵ',
  O: 'ØƆƟ',
  oe: 'œɶ',
  OE: 'Œ',
  ou: 'ȣ',
  OU: 'Ȣ',
  p: 'ƥ',
  P: 'Ƥ',
  q: 'ɋ',
  Q: 'Ɋ',
  qp: 'ȹ',
  r: 'ɍɽʀ',
  R: 'ɌⱤƦ',
  s: 'ƨʂȿƪ',
  S: 'ƧⱾ',
  sh: 'ʃ',
  SH: 'Ʃ',
  ss: 'ßẜẝ',
  SS: 'ẞ',
  t: 'ŧƭʈƫȶ',
  T: 'ŦƬƮȾ',
  th: 'þ',
  TH: 'Þ',
  ts: 'ƾ',
  u: 'ʉʊ',
  U: 'ɄƱ',
  v: 'ʋʌỽ',
  V: 'ƲɅỼ',
  w: 'ƿ',
  W: 'Ƿ',
  y: 'ƴɏỿ',
  Y: 'ƳɎỾ',
  z: 'ƶȥɀʐʑ',
  Z: 'ƵȤⱿ',
  zh: 'ʒƹƺǯ',
  ZH: 'ƷƸǮ',
  dh: 'ẟ',
  "'": '‘’‚‛ʹʻʼʽʾʿˈ′‵´`ꞌꞋ＇ɂɁʔʕ',
  '"': '“”„‟″«»',
  '-': '‐‑‒–—―−⁃﹘',
  '/': '⁄∕',
  // The mark between two Catalan l, which passports leave out.
  '': '·‧',
};

const REPLACEMENTS = new Map(
  Object.entries(PLAIN).flatMap(([plain, letters]) =>
    [...letters].map((letter) => [letter, plain]),
  ),
);

/**
 * A text in the letters of ASCII as far as it is Latin: "Zoë O’Brien-Núñez" becomes "Zoe O'Brien-Nunez".
 * Marks fall off, ligatures and full-width forms are resolved, invisible characters go. Letters of other
 * scripts, and signs without such a form, stay. Applied twice, it changes nothing more.
 */
export function toPlainLetters(text: string): string {
  // Some of our signs would fall apart into a space and a mark.
  const plain = replaceLetters(text)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '');
  return replaceLetters(plain);
}

function replaceLetters(text: string): string {
  return text.replace(/[^\0-_a-\x7f]/gu, (letter, offset: number) => {
    const plain = REPLACEMENTS.get(letter) ?? letter;
    const isFollowedBySmall = /^\p{Ll}/u.test(text.slice(offset + letter.length));
    // "Þór" begins as "Thor", and "ÞÓR" as "THOR".
    return isFollowedBySmall ? plain.charAt(0) + plain.slice(1).toLowerCase() : plain;
  });
}
