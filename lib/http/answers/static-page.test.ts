import type { IncomingHttpHeaders } from 'node:http';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sharedCheckedEnv } from '#lib/env.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { LANGUAGES } from '#lib/messages/languages.ts';
import { readReader, runForReader } from '#lib/messages/reader.ts';
import { site } from '#lib/messages/testing/words.ts';
import { CLOSED_HEADERS } from '#lib/security-policy/answer-headers.ts';
import { makeRefusalPages, writeFramedPage } from './static-page.ts';

beforeEach(() => {
  sharedCheckedEnv.value = undefined;
  vi.stubEnv('CONNECTFI_BASE_URL', 'https://connectfi.example');
  vi.stubEnv('PUBLIC_ORIGIN', 'https://pay.example.com');
  vi.stubEnv('SESSION_SECRET', 'for tests alone: Kx7fQ2mVb9LwRt4Z');
});
afterEach(() => {
  sharedCheckedEnv.value = undefined;
});

it('is a whole page under the closed headers, with no style but its own', () => {
  const pages = Object.entries(makeRefusalPages(CLOSED_HEADERS));
  expect(pages.map(([status]) => status)).toEqual(['413', '414', '431']);
  for (const [status, make] of pages) {
    const page = make({});
    expect(page.status).toBe(Number(status));
    expect(page.headers).toEqual({
      ...CLOSED_HEADERS,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': expect.stringMatching(
        /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; form-action 'none'; frame-ancestors 'none'; base-uri 'none'$/,
      ),
      'Content-Length': String(Buffer.byteLength(page.body)),
      'Cache-Control': 'private, no-store, no-transform',
      'X-Request-Id': expect.stringMatching(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/),
    });
    expect(page.body).toContain(`>Reference: ${page.headers['X-Request-Id']}<`);
    expect(make({}).body, 'each has a reference of its own').not.toBe(page.body);
    expect(page.body).not.toMatch(/<a |<script|src=|http/);
  }
  expect(pages[2]?.[1]({}).body).toContain(`<h1>${site.tooMuchSent.title}</h1>`);
});

it('is in the language that was chosen, or else in one that the browser reads', () => {
  const { 414: make } = makeRefusalPages(CLOSED_HEADERS);
  const read = (headers: IncomingHttpHeaders) => make?.(headers).body;
  expect(read({ 'accept-language': 'xx, ar-EG;q=0.8, de;q=0.5' })).toMatch(
    /^<!doctype html><html lang="ar" dir="rtl">/,
  );
  const { title, money } = getMessages({ language: 'de' }).site.addressTooLong;
  const chosen = read({ 'accept-language': 'ar', cookie: 'a=b; __Host-language=de' });
  expect(chosen).toContain('<html lang="de" dir="ltr">');
  expect(chosen).toContain(`<h1>${title}</h1>`);
  expect(chosen).toContain(money);
  expect(read({ 'accept-language': '"><script>' })).toContain('<html lang="en" dir="ltr">');
});

it('may be framed by anybody where it leads out of the frame', () => {
  const { status, headers, body } = writeFramedPage(CLOSED_HEADERS);
  expect(status).toBe(403);
  expect(headers).not.toHaveProperty('X-Frame-Options');
  expect(headers['Content-Security-Policy']).not.toContain('frame-ancestors');
  expect(headers['Cross-Origin-Resource-Policy']).toBe('cross-origin');
  expect(body).toContain('<a href="" target="_blank" rel="noopener noreferrer">');
});

it('lets the reader of a frame choose another language, unless the address holds more than a form keeps', () => {
  const write = (address: string) => {
    const { reader } = readReader({ address, kept: undefined, acceptLanguage: 'de' });
    return runForReader(reader, () => writeFramedPage(CLOSED_HEADERS));
  };
  const { body, headers } = write('/payment/x?lang=es');
  expect(body).toContain('<option value="es" lang="es" selected>Español</option>');
  expect(body.match(/<option/g)).toHaveLength(LANGUAGES.length);
  expect(headers['Content-Security-Policy']).toContain("form-action 'self'");
  const returning = write('/oauth?oauth_state_id=1');
  expect(returning.body).not.toContain('<form');
  expect(returning.headers['Content-Security-Policy']).toContain("form-action 'none'");
});
