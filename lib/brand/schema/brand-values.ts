import { z } from 'zod';
import { parseMail, parsePhone } from '#lib/domain/contact.ts';
import { quote } from '#lib/quote.ts';

/** One line of plain text, of at most this many characters. */
export function plainText(maxLength: number) {
  return text({ maxLength, lines: 'one' });
}

/** One line of plain text or a few, of at most this many characters; lines end with `\n`. */
export function plainLines(maxLength: number) {
  return text({ maxLength, lines: 'few' });
}

function text(limits: { maxLength: number; lines: 'one' | 'few' }) {
  return z
    .string()
    .overwrite(normaliseText)
    .superRefine(tell((value) => findTextFault(value, limits)))
    .meta({ minLength: 1, maxLength: limits.maxLength });
}

/** The name of a file in the brand's own folder. */
export const assetFile = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/, {
  error: ({ input }) =>
    `must name a file of the brand's own folder, such as logo.svg (letters, digits, "-", "_" and "."): ${quote(String(input))}`,
});

/** As connectFi writes ids and references. */
export const upstreamId = z
  .string()
  .min(1, { abort: true })
  .max(200)
  .regex(/^[^\s\p{C}]([^\p{C}]*[^\s\p{C}])?$/u, {
    error: 'must be an id as connectFi writes it, without spaces around it or control characters',
  });

export const mailAddress = z
  .string()
  .trim()
  .refine((text) => parseMail(text) !== undefined, {
    error: ({ input }) =>
      `must be an e-mail address such as help@example.com: ${quote(String(input))}`,
  })
  .meta({ examples: ['help@example.com'] });

/** As people write it. */
export const phoneNumber = z
  .string()
  .trim()
  .refine((text) => parsePhone(text) !== undefined, {
    error: ({ input }) =>
      `must be a phone number that can be dialled, such as (555) 010-2040 ext. 12 or 1-800-FLOWERS: ${quote(String(input))}`,
  })
  .meta({ examples: ['(555) 010-2040'] });

/** BCP 47, in its usual letter case. */
export const languageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, {
    error: ({ input }) => `must be a language tag such as en or es-MX: ${quote(String(input))}`,
    abort: true,
  })
  .superRefine(tell(findTagFault));

function findTagFault(tag: string): string | undefined {
  const usual = toUsualTag(tag);
  if (usual === undefined) return `is not a language tag: ${quote(tag)}`;
  return usual === tag ? undefined : `must be written ${quote(usual)}: ${quote(tag)}`;
}

function toUsualTag(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** Makes a zod refinement of a rule that says what is wrong with a text. */
export function tell(findFault: (value: string) => string | undefined) {
  return (value: string, context: z.core.$RefinementCtx<string>) => {
    const message = findFault(value);
    if (message !== undefined) context.addIssue({ code: 'custom', message, input: value });
  };
}

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
function normaliseText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]{2,}/g, ' ')
    .replace(/[^\S\n]*\n[^\S\n]*/g, '\n')
    .trim();
}

/** Says in words why a normalised text cannot be shown, or nothing. Length counts code points. */
function findTextFault(text: string, { maxLength, lines }: TextLimits): string | undefined {
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
