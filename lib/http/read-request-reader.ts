import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Reader, readReader } from '#lib/messages/reader.ts';
import { getLanguageCookieName, makeLanguageCookie } from '#lib/session/language-cookie.ts';
import { readRequestCookies, writeCookie } from './direct/request-cookies.ts';

/** Who reads the answer to a request. A language that its address asks for is kept from now on. */
export function readRequestReader(
  { method, url = '', headers }: IncomingMessage,
  response: ServerResponse,
): Reader {
  const name = getLanguageCookieName();
  const cookies = readRequestCookies(headers.cookie ?? '').getAll();
  const { reader, asked } = readReader({
    address: url,
    kept: cookies.find((cookie) => cookie.name === name)?.value,
    acceptLanguage: headers['accept-language'],
  });
  if (asked && method === 'GET') {
    response.appendHeader('Set-Cookie', writeCookie(makeLanguageCookie(asked)));
  }
  return reader;
}
