import { STATUS_CODES } from 'node:http';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { makeProxyPages, type StaticPage } from '#lib/http/answers/static-page.ts';
import { CLOSED_HEADERS } from '#lib/security-policy/answer-headers.ts';

const FOLDER = resolve(import.meta.dirname, '../../docs/deploy/proxy-pages');

// Not Strict-Transport-Security: by host it may hold more than a proxy knows, and less would undo that.
const { unreachable, tooLarge } = makeProxyPages(CLOSED_HEADERS);

/** `npx vitest run proxy-pages --update` writes the files again. */
it.each([
  ['unreachable.html', unreachable.body],
  ['too-large.html', tooLarge.body],
  ['headers.conf', writeNginxHeaders(unreachable)],
  ['unreachable.http', writeAnswer(unreachable)],
])(
  'the examples for proxies have the page’s own words, look and headers: %s',
  async (name, text) => {
    await expect(text).toMatchFileSnapshot(resolve(FOLDER, name));
  },
);

it('a page of a proxy has the headers of all pages, and names nothing to be loaded', () => {
  for (const page of [unreachable, tooLarge]) {
    expect(page.headers).toMatchObject({
      'Content-Security-Policy': unreachable.headers['Content-Security-Policy'],
      'Cache-Control': 'private, no-store, no-transform',
      'X-Frame-Options': 'DENY',
    });
    expect(page.body).not.toMatch(/<script|src=|http|Reference/);
  }
  expect(unreachable.body).toContain('<a href="">');
});

function writeNginxHeaders({ headers }: StaticPage): string {
  const { 'Content-Length': _length, 'Content-Type': _type, ...others } = headers;
  const lines = Object.entries(others).map(
    ([name, value]) => `add_header ${name} "${value.replaceAll('"', '\\"')}" always;`,
  );
  return `${lines.join('\n')}\n`;
}

function writeAnswer({ status, headers, body }: StaticPage): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n');
}
