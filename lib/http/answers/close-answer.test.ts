import { createServer, type RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { closeAnswer, listClosedHeaders } from './close-answer.ts';

const ORIGIN = 'https://pay.example';
const HOSTS = { withSubdomains: new Set<string>(), preloaded: new Set<string>() };

/** The headers of an answer as it leaves. */
async function receive(answer: RequestListener): Promise<Headers> {
  const server = createServer((request, response) => {
    closeAnswer(response, listClosedHeaders(ORIGIN, HOSTS));
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const { headers } = await fetch(`http://127.0.0.1:${address.port}`);
  server.close();
  return headers;
}

test.each([
  ['text/html; charset=utf-8', 'private, no-store', 'private, no-store, no-transform'],
  ['text/html', undefined, 'no-transform'],
  ['application/json', 'private, no-store', 'private, no-store'],
  ['image/svg+xml', 'public, max-age=60', 'public, max-age=60'],
])('tells proxies to leave %s with %j as it is: %s', async (type, given, expected) => {
  const headers = await receive((_request, response) => {
    response.setHeader('Content-Type', type);
    if (given) response.setHeader('Cache-Control', given);
    response.end('x');
  });
  expect(headers.get('cache-control')).toBe(expected);
});

test('gives the headers that all have, unless somebody has said otherwise', async () => {
  const headers = await receive((_request, response) => {
    response.setHeader('X-Frame-Options', 'SAMEORIGIN');
    response.end('x');
  });
  expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
});

test.each([
  ['a script', 'application/javascript; charset=UTF-8', null],
  ['a style sheet', 'text/css', null],
  ['a font', 'font/woff2', null],
  ['a drawing', 'image/svg+xml', 'DENY'],
  ['JSON', 'application/json', 'DENY'],
])('gives %s what it needs of them', async (_what, type, frames) => {
  const headers = await receive((_request, response) => {
    response.setHeader('Content-Type', type);
    response.end('x');
  });
  expect(headers.get('x-frame-options')).toBe(frames);
  expect(headers.has('content-security-policy')).toBe(frames !== null);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  expect(headers.get('strict-transport-security')).toContain('max-age=');
});
