import { expect, test, vi } from 'vitest';
import { finishDocument } from './finish-document.ts';

vi.mock('#lib/plaid-addresses.ts', () => ({
  getPlaidAddresses: () => ({ scriptUrl: 'https://sandbox.example/link.js' }),
}));

const NONCE = 'nonce="abc+/=="';
const HEAD =
  '<meta charSet="utf-8"/><meta name="viewport" content="w"/>' +
  `<link rel="stylesheet" href="/_next/static/chunks/a.css" ${NONCE}/>` +
  `<link rel="preload" as="script" fetchPriority="low" ${NONCE} href="/_next/static/chunks/c.js"/>` +
  `<script src="/_next/static/chunks/a.js" async="" ${NONCE}></script>` +
  `<script src="/_next/static/chunks/old.js" noModule="" ${NONCE}></script>`;
const END = `<script ${NONCE} id="_R_">push()</script><script src="/_next/static/chunks/c.js" ${NONCE} async=""></script>`;
const DOCUMENT = `<!DOCTYPE html><html><head>${HEAD}</head><body>$& Text${END}</body></html>`;

test('has the first script ask for all others, which the document itself does not', () => {
  const html = finishDocument(DOCUMENT, { styles: [] });
  expect(html).toContain('["/_next/static/chunks/a.js","/_next/static/chunks/c.js"]');
  expect(html).not.toMatch(/<script src="[^"]*\/[ac]\.js"|<link rel="preload"/);
  expect(html).toContain('/old.js" noModule=""');
  expect(html).toContain('a.css');
  expect(html).toContain('$& Text');
  expect(html).toMatch(
    /^<!DOCTYPE html><html><head><meta charSet="utf-8"\/><script nonce="abc\+\/==">/,
  );
});

test('puts the looks at the end of the head, in their order', () => {
  const html = finishDocument(DOCUMENT, { styles: [':root{--a:1}', ':root{--a:"$&"}'] });
  expect(html).toContain(
    `<style ${NONCE} data-brand>:root{--a:1}</style><style ${NONCE} data-brand>:root{--a:"$&"}</style></head>`,
  );
});

test('has fonts fetched ahead of the style sheet', () => {
  const html = finishDocument(DOCUMENT, { styles: [], fonts: ['/brand/gym/a.woff2'] });
  const link =
    '<link rel="preload" href="/brand/gym/a.woff2" as="font" type="font/woff2" crossorigin=""/>';
  expect(html.indexOf(link)).toBeGreaterThan(0);
  expect(html.indexOf(link)).toBeLessThan(html.indexOf('rel="stylesheet"'));
});

test('leaves the scripts of a development server where they are', () => {
  const html = finishDocument(DOCUMENT, { styles: [], isDevelopment: true });
  expect(html).toContain('/a.js" async=""');
  expect(html).toContain('data-scripts');
});

test('leaves a document alone that has no scripts', () => {
  const html = '<html><head></head><body>Text</body></html>';
  expect(finishDocument(html, { styles: ['a{}'] })).toBe(html);
});

test('shows the plain address in place of the one that was asked for, before anything else', () => {
  const html = finishDocument(DOCUMENT, { styles: [], plainAddress: '/pay/r</script>' });
  expect(html).toContain(`<script ${NONCE}>history.replaceState(null,"","/pay/r\\u003c/script>");`);
  expect(finishDocument(DOCUMENT, { styles: [] })).not.toContain('history.replaceState');
});

test('is in the language of its page, which the layout does not know', () => {
  const html = DOCUMENT.replace('<html>', '<html lang="en" dir="ltr" class="a">');
  expect(finishDocument(html, { styles: [], language: 'ar' })).toContain(
    '<html lang="ar" dir="rtl" class="a">',
  );
  expect(finishDocument(html, { styles: [] })).toContain('<html lang="en" dir="ltr" class="a">');
});
