import { z } from 'zod';
import { parseMail, parsePhone } from '#lib/parse-contact.ts';
import { quote } from '#lib/quote.ts';
import {
  findAddressFault,
  findHostFault,
  findOriginFault,
  normaliseAddress,
  normaliseHost,
  normaliseOrigin,
} from './brand-values-address.ts';
import { findTextFault, normaliseText } from './brand-values-text.ts';

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

/** A host name without scheme, port or path; lower case, letters beyond ASCII as `xn--`. */
export const hostName = z
  .string()
  .overwrite(normaliseHost)
  .superRefine(tell(findHostFault))
  .meta({ maxLength: 253, examples: ['pay.example.com'] });

/** As connectFi writes ids and references. */
export const upstreamId = z
  .string()
  .min(1, { abort: true })
  .max(200)
  .regex(/^[^\s\p{C}]([^\p{C}]*[^\s\p{C}])?$/u, {
    error: 'must be an id as connectFi writes it, without spaces around it or control characters',
  });

/** An https address of the open web, as browsers write it. */
export const httpsAddress = z
  .string()
  .superRefine(tell(findAddressFault))
  .overwrite(normaliseAddress)
  .meta({ format: 'uri', pattern: '^https://', maxLength: 2000 });

/** Exactly an https origin. */
export const httpsOrigin = z
  .string()
  .superRefine(tell(findOriginFault))
  .overwrite(normaliseOrigin)
  .meta({ pattern: '^https://[^/?#]+$', examples: ['https://www.example.com'] });

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
