import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Language } from '#lib/messages/languages.ts';
import { type Reader, readReader } from '#lib/messages/reader.ts';
import { type BillCookie, isSecureOrigin, makeCookie } from '#lib/session/bill-cookies.ts';
import { readRequestCookies, writeCookie } from './direct/request-cookies.ts';

/** Who reads the answer to a request. A language that its address asks for is kept from now on. */
export function readRequestReader(
  { method, url = '', headers }: IncomingMessage,
  response: ServerResponse,
): Reader {
  const { reader, asked } = readReader({ address: url, ...readLanguages(headers) });
  if (asked && method === 'GET') {
    response.appendHeader('Set-Cookie', writeCookie(makeLanguageCookie(asked)));
  }
  return reader;
}

/** The languages that somebody reads whose address cannot be read, best first. */
export function readPreferences(headers: IncomingHttpHeaders): readonly string[] {
  return readReader({ address: '', ...readLanguages(headers) }).reader.preferences;
}

function readLanguages({ cookie = '', 'accept-language': acceptLanguage }: IncomingHttpHeaders) {
  const name = getLanguageCookieName();
  const kept = readRequestCookies(cookie)
    .getAll()
    .find((each) => each.name === name)?.value;
  return { kept, acceptLanguage };
}

/** For as long as somebody may come back to a payment, and a little more. */
const LIFE_IN_SECONDS = 180 * 24 * 60 * 60;

/** Not among the names of bills, whose cookies are counted and cleared away. */
function getLanguageCookieName(): string {
  return isSecureOrigin() ? '__Host-language' : 'language';
}

/** The language that a customer has chosen. No secret, and of no worth to anybody else. */
function makeLanguageCookie(language: Language): BillCookie {
  return makeCookie(getLanguageCookieName(), language, LIFE_IN_SECONDS);
}
