const MAX_PHONE_LENGTH = 40;
const DIGITS = { min: 3, max: 20 } as const;

/** An extension, with what it is commonly announced by. */
const EXTENSION = /[ ,]*(?<![A-Za-z])(?:extension|ext\.?|x|#)[ :]*(\d{1,7})$/i;

/** Digits, and how people set them apart. */
const DIGITS_ALONE = /^\+?[\d ().\-/–\u00a0]+$/;
/** A code and letters of the keypad, in capitals: 1-800-FLOWERS, 1-888-4-GARDEN. */
const WITH_LETTERS =
  /^\+?(?:[ ().\-/–\u00a0]*\d){3,6}[ ().\-/–\u00a0]*[A-Z](?:[ .-]?[\dA-Z]){2,13}$/;

const KEYS = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'] as const;

/**
 * What a telephone dials for a number as people write it, in the form of a `tel:` address without its scheme
 * (RFC 3966), or `undefined` where it is none. The one rule for what a brand may set and what a page shows.
 */
export function parsePhone(text: string): string | undefined {
  const phone = text.trim();
  if (phone.length > MAX_PHONE_LENGTH) return undefined;
  const extension = EXTENSION.exec(phone);
  const number = phone.slice(0, extension?.index);
  if (!DIGITS_ALONE.test(number) && !WITH_LETTERS.test(number)) return undefined;
  const digits = number.replace(/[^\dA-Z]/g, '').replace(/[A-Z]/g, getKey);
  if (digits.length < DIGITS.min || digits.length > DIGITS.max) return undefined;
  return `${number.startsWith('+') ? '+' : ''}${digits}${extension ? `;ext=${extension[1]}` : ''}`;
}

function getKey(letter: string): string {
  return String(2 + KEYS.findIndex((letters) => letters.includes(letter.toLowerCase())));
}

const MAX_MAIL_LENGTH = 254;

/** Words with dots between them, and no sign that a `mailto:` address or a list of receivers gives a meaning. */
const MAIL =
  /^([\p{L}\p{M}\p{N}!#$%'*+/^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%'*+/^_`{|}~-]+)*)@([\p{L}\p{M}\p{N}.-]+)$/u;

/**
 * A mail address as it can be written to, its domain in the letters of the domain name system, or `undefined`
 * where it is none. The one rule for what a brand may set and what a page shows.
 */
export function parseMail(text: string): { name: string; domain: string } | undefined {
  const mail = text.trim();
  const [, name, written] = MAIL.exec(mail) ?? [];
  if (!name || !written || mail.length > MAX_MAIL_LENGTH) return undefined;
  const domain = toAscii(written);
  return domain === undefined ? undefined : { name, domain };
}

/** `münchen.example` as `xn--mnchen-3ya.example`. */
function toAscii(domain: string): string | undefined {
  try {
    const { hostname } = new URL(`https://${domain}`);
    return /^([a-z0-9-]+\.)+([a-z]{2,}|xn--[a-z0-9-]+)$/.test(hostname) ? hostname : undefined;
  } catch {
    return undefined;
  }
}

/** A US number as people write it, "(555) 010-2040"; any other text as it is. */
export function formatPhone(phone: string): string {
  const match = /^(?:\+?1)?([2-9]\d{2})(\d{3})(\d{4})$/.exec(phone.replace(/[\s().-]/g, ''));
  return match ? `(${match[1]}) ${match[2]}-${match[3]}` : phone;
}
