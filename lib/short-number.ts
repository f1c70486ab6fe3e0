import { createHash, randomBytes } from 'node:crypto';

/** Crockford's base 32: without I, L, O and U, which are taken for 1, 0 and V when they are read out. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;

/** A number that can be dictated, such as "K7Q2M-4X9TB", of 50 random bits. */
export function createShortNumber(): string {
  return write(randomBytes(LENGTH));
}

/**
 * The number to dictate for a long id: always the same, and no way back to the id. Of ten million ids two have
 * the same number with a chance of 1 in 23: anyone who looks one up must expect both.
 */
export function shortenId(id: string): string {
  return write(createHash('sha256').update(id).digest());
}

/** A number as it was heard or typed, as we write it; `undefined` for what is none. */
export function parseShortNumber(text: string): string | undefined {
  const signs = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{10}$/.test(signs) ? group(signs) : undefined;
}

function write(bytes: Buffer): string {
  return group(
    Array.from(bytes.subarray(0, LENGTH), (byte) => SIGNS[byte % SIGNS.length]).join(''),
  );
}

/** In two halves, which also keeps ten digits from looking like the number of an account. */
function group(signs: string): string {
  return `${signs.slice(0, LENGTH / 2)}-${signs.slice(LENGTH / 2)}`;
}
