/** Lines of a text that may have several. */
const MAX_LINES = 6;

type TextLimits = { readonly maxLength: number; readonly lines: 'one' | 'few' };

/**
 * What makes a text unfit for a page that asks for money: characters that nobody sees, or that change
 * what others seem to say (Unicode TR 36, TR 39). Order matters, the first fault found is told.
 */
const FAULTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Surrogate}/u, 'holds half a character (a lone surrogate)'],
  [
    /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/u,
    'holds a character that turns the writing direction',
  ],
  [/[\u2028\u2029\p{Cc}]/u, 'holds a control character'],
  [/\p{Noncharacter_Code_Point}|\p{Private_Use}/u, 'holds a character without a meaning'],
  // Joiners are letters' business in Persian, Hindi and in emoji; elsewhere they only hide.
  [
    /(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])\p{Join_Control}/u,
    'holds an invisible character',
  ],
  [
    /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}]\p{M}*\p{Join_Control}/u,
    'holds an invisible character',
  ],
  [/\p{Join_Control}{2}|\p{Join_Control}$/u, 'holds an invisible character'],
  [
    /(?!\p{Join_Control}|\p{Variation_Selector})\p{Default_Ignorable_Code_Point}|\u2800/u,
    'holds an invisible character',
  ],
  [/\p{Variation_Selector}{2}|^\p{Variation_Selector}/u, 'holds an invisible character'],
  [/\p{M}{6}/u, 'stacks too many accents on one letter'],
];

/**
 * Composed (NFC), without space around it or more than one between words, so that two texts that look
 * the same are the same.
 */
export function normaliseText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]{2,}/g, ' ')
    .replace(/[^\S\n]*\n[^\S\n]*/g, '\n')
    .trim();
}

/** Says in words why a normalised text cannot be shown, or nothing. Length counts code points. */
export function findTextFault(text: string, { maxLength, lines }: TextLimits): string | undefined {
  if (text === '') return 'is empty: leave it out instead';
  const [, fault] = FAULTS.find(([pattern]) => pattern.test(text.replaceAll('\n', ''))) ?? [];
  if (fault) return fault;
  if (!/[\p{L}\p{N}\p{S}]/u.test(text)) return 'has no letter or digit';
  const count = text.split('\n').length;
  if (lines === 'one' && count > 1) return 'must stand on one line';
  if (count > MAX_LINES) return `has ${count} lines; at most ${MAX_LINES} fit`;
  const { length } = Array.from(text);
  if (length > maxLength) return `has ${length} characters; at most ${maxLength} fit`;
  return undefined;
}
