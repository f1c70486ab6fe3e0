import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { type Reader, readReader } from '#lib/messages/reader.ts';
import { getLanguageCookieName, makeLanguageCookie } from '#lib/session/language-cookie.ts';
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
export function readWishes(headers: IncomingHttpHeaders): readonly string[] {
  return readReader({ address: '', ...readLanguages(headers) }).reader.wishes;
}

function readLanguages({ cookie = '', 'accept-language': acceptLanguage }: IncomingHttpHeaders) {
  const name = getLanguageCookieName();
  const kept = readRequestCookies(cookie)
    .getAll()
    .find((each) => each.name === name)?.value;
  return { kept, acceptLanguage };
}
