import { z } from 'zod';
import { parseCalendarDate } from '#lib/domain/calendar-date.ts';
import type { Instant } from '#lib/domain/payment.ts';

/** Years of bills: 0001, 1900, 1970 and 9999 are what systems write where they have no date. */
const INSTANT = /^20\d\d-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** Spaces, joiners and the like alone would be an empty line, or a merchant without a name. */
const VISIBLE = /[^\p{Z}\p{Cc}\p{Cf}\p{M}]/u;

/**
 * A text as it may be shown. Marks that turn the writing direction are left out, since an unclosed one
 * would reverse the digits of an amount after it, and so are controls other than line ends and tabs. Half a
 * surrogate pair, which JSON can hold, is no text: an address cannot be made of it, and pages would break.
 */
export const shownText = z
  .string()
  .transform((text) =>
    text
      .replace(/[\u202a-\u202e\u2066-\u2069]|(?![\t\n\r])\p{Cc}/gu, '')
      .replace(/\p{Cs}/gu, '\ufffd')
      .trim(),
  )
  .pipe(z.string().regex(VISIBLE));

/**
 * A text that may be missing, null, empty or of another type: all of these are "not given". A number is its
 * digits: some systems write an invoice's number or a telephone's as one.
 */
export const optionalText = z
  .union([shownText, z.int().transform(String)])
  .optional()
  .catch(undefined);

/** What systems write where they have no name: nobody is called so, and no merchant. */
const NO_NAME = /^(null|undefined|nan|n\/a|[\p{P}\p{S}\s]+)$/iu;

/** A name of a person or a firm. A stand-in for one is "not given". */
export const optionalName = optionalText.transform((name) =>
  name === undefined || NO_NAME.test(name) ? undefined : name,
);

/** An id as connectFi documents it (connectfi-api 7.5, `common-id`). */
export const commonId = z.string().regex(/^[0-9a-zA-Z_]{1,36}$/);

/** A moment with its offset; anything else, a date without offset included, is "not given". */
export const optionalInstant = z
  .string()
  .transform((text) => parseInstant(text))
  .optional()
  .catch(undefined);

/** A day of the calendar; anything else is "not given". */
export const optionalDate = optionalText.transform((text) =>
  text?.startsWith('20') ? parseCalendarDate(text) : undefined,
);

/** Reads an ISO 8601 moment that names its offset; gives it in UTC. */
export function parseInstant(value: unknown): Instant | undefined {
  if (typeof value !== 'string' || !INSTANT.test(value)) return undefined;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
