import type { Language } from '#lib/messages/languages.ts';
import { type BillCookie, isSecureOrigin, makeCookie } from './bill-cookies.ts';

/** For as long as somebody may come back to a payment, and a little more. */
const LIFE_IN_SECONDS = 180 * 24 * 60 * 60;

/** Not among the names of bills, whose cookies are counted and cleared away. */
export function getLanguageCookieName(): string {
  return isSecureOrigin() ? '__Host-language' : 'language';
}

/** The language that a customer has chosen. No secret, and of no worth to anybody else. */
export function makeLanguageCookie(language: Language): BillCookie {
  return makeCookie(getLanguageCookieName(), language, LIFE_IN_SECONDS);
}
