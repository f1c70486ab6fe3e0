import { expect, test } from 'vitest';
import { encode, makePng, makeSvg } from '#lib/brand/files/testing/sample-files.ts';
import { checkSvg } from './check-svg.ts';

function check(svg: string): string {
  const result = checkSvg(encode(svg));
  return result.ok ? new TextDecoder().decode(result.value.bytes) : `refused: ${result.failure}`;
}

const PNG = `data:image/png;base64,${makePng(8, 8).toString('base64')}`;

test.each([
  ['<script>alert(1)</script>', 'holds <script>'],
  ['<script href="https://evil.example/x.js"/>', 'holds <script>'],
  ['<SCRIPT>alert(1)</SCRIPT>', 'holds <SCRIPT>'],
  ['<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>', 'holds <script>'],
  ['<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>', 'of a web page (<script>)'],
  ['<path onload="alert(1)" d="M0 0"/>', 'runs a script (onload on <path>)'],
  ['<path OnClick="alert(1)" d="M0 0"/>', 'runs a script (OnClick'],
  ['<a href="javascript:alert(1)"><text>x</text></a>', 'refers to something else'],
  ['<a xlink:href="java&#10;script:alert(1)"><text>x</text></a>', 'refers to something else'],
  ['<a xlink:href="&#106;avascript:alert(1)"><text>x</text></a>', 'refers to something else'],
  ['<a href="https://evil.example"><text>x</text></a>', 'refers to something else'],
  ['<use href="https://evil.example/x.svg#a"/>', 'refers to something else'],
  ['<use xlink:href="data:image/svg+xml;base64,PHN2Zy8+#a"/>', 'refers to something else'],
  ['<use href="//evil.example/x.svg#a"/>', 'refers to something else'],
  ['<use href="x.svg#a"/>', 'refers to something else'],
  ['<image href="https://evil.example/pixel.png"/>', 'refers to something else'],
  ['<image href="data:image/svg+xml,%3Csvg onload=alert(1)%3E"/>', 'refers to something else'],
  ['<image href="data:text/html;base64,PGgxPg=="/>', 'refers to something else'],
  ['<image href="data:image/png;base64,PHN2Zz48L3N2Zz4="/>', 'holds a picture that is not'],
  ['<image href="data:image/png;base64,iVBORw0KGgo="/>', 'holds a picture that is cut off'],
  ['<feImage href="https://evil.example/a.png"/>', 'refers to something else'],
  ['<animate attributeName="href" to="javascript:alert(1)"/>', 'moves (<animate>)'],
  ['<set attributeName="onload" to="alert(1)"/>', 'moves (<set>)'],
  ['<animateTransform attributeName="transform" dur="1s"/>', 'moves (<animateTransform>)'],
  ['<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>', 'web page'],
  ['<iframe xmlns="http://www.w3.org/1999/xhtml" src="x"/>', 'of a web page (<iframe>)'],
  ['<p xmlns="http://www.w3.org/1999/xhtml">x</p>', 'holds an element of a web page'],
  ['<style>@import url(https://evil.example/x.css);</style>', 'loads a style sheet'],
  ['<style>@import "https://evil.example/x.css";</style>', 'loads a style sheet'],
  ['<style>path{fill:url(https://evil.example/x.svg#a)}</style>', 'loads something else'],
  ['<style>path{fill:u\\72l(https://evil.example)}</style>', 'backslash'],
  ['<style>path{background:image-set("https://evil.example" 1x)}</style>', 'loads something'],
  ['<style>@font-face{src:url(//evil.example/f.woff2)}</style>', 'loads something else'],
  ['<style><![CDATA[@import "https://evil.example/x.css";]]></style>', 'loads a style sheet'],
  ['<style>@keyframes a{to{opacity:0}}</style>', 'moves'],
  ['<style>path{animation:a 1s infinite}</style>', 'moves'],
  ['<path style="fill:url(https://evil.example/x)" d="M0 0"/>', 'loads something else'],
  ['<path fill="url(https://evil.example/x#a)" d="M0 0"/>', 'loads something else'],
  ['<path fill="url( \'//evil.example/x#a\' )" d="M0 0"/>', 'loads something else'],
  ['<path filter="url(data:image/svg+xml,x#a)" d="M0 0"/>', 'loads something else'],
  ['<g xml:base="https://evil.example/"><use href="#a"/></g>', 'refers to something else'],
  ['<g id="a"><use href="#a"/></g>', 'refer to themselves'],
])('refuses %s', async (content, reason) => {
  expect(check(makeSvg(content))).toContain('refused: ');
  expect(check(makeSvg(content))).toContain(reason);
});

test.each([
  ['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)" viewBox="0 0 1 1"/>', 'onload'],
  [
    '<!DOCTYPE svg [<!ENTITY x "y">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>',
    'document type',
  ],
  [
    '<!DOCTYPE svg SYSTEM "file:///etc/passwd"><svg xmlns="http://www.w3.org/2000/svg"/>',
    'document type',
  ],
  [
    '<?xml-stylesheet href="https://evil.example/x.css"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    'processing instruction',
  ],
  ['<html><body>x</body></html>', 'is not an SVG'],
  ['<svg viewBox="0 0 1 1"><path/></svg>', 'is not an SVG'],
  ['<svg xmlns="http://www.w3.org/2000/svg"><path></svg>', 'not well-formed'],
  [makeSvg().slice(0, -4), 'not well-formed'],
  [`${makeSvg()}<script>alert(1)</script>`, 'not well-formed'],
  [makeSvg('<g>'.repeat(20_000) + '</g>'.repeat(20_000)), 'nested more than 100 deep'],
  [makeSvg('<path/>'.repeat(10_001)), 'more than 10000 elements'],
  ['<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>', 'tells no size'],
  ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 10"/>', 'tells no size'],
  ['<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%"/>', 'tells no size'],
])('refuses the file %#', async (svg, reason) => {
  expect(check(svg)).toMatch(/^refused: /);
  expect(check(svg)).toContain(reason);
});

test('refuses a few lines that draw millions of shapes', async () => {
  const levels = Array.from({ length: 8 }, (_, level) => {
    const uses = `<use href="#l${level}"/>`.repeat(10);
    return `<g id="l${level + 1}">${uses}</g>`;
  });
  const bomb = makeSvg(`<path id="l0" d="M0 0h1v1z"/>${levels.join('')}`);
  expect(check(bomb)).toBe('refused: draws more than 20000 shapes');
});

test('refuses the same by patterns that a style sheet refers to', async () => {
  const levels = Array.from({ length: 8 }, (_, level) => {
    const marks = `<rect class="c${level}"/>`.repeat(10);
    return `<pattern id="p${level + 1}">${marks}</pattern><style>.c${level + 1}{fill:url(#p${level + 1})}</style>`;
  });
  const bomb = makeSvg(`${levels.join('')}<rect class="c8"/>`);
  expect(check(bomb)).toBe('refused: draws more than 20000 shapes');
});

const SHAPES = '<path d="M0 0h9v9z"/>'.repeat(10);

/** Six patterns, each painted with the one before by ten shapes of the class `c…`. */
const PATTERNS = Array.from(
  { length: 6 },
  (_, level) => `<pattern id="p${level + 1}"><g class="c${level}">${SHAPES}</g></pattern>`,
).join('');

function styleLevels(writeRule: (level: number) => string): string {
  const rules = Array.from({ length: 6 }, (_, index) => writeRule(index + 1));
  return `<style>${rules.join('')}</style>${PATTERNS}<g class="c6">${SHAPES}</g>`;
}

test.each([
  ['by a second element of the same id', `${makeUses(8)}${'<g id="l1"/><g id="l7"/>'}`],
  [
    'by what shapes inherit',
    `${PATTERNS}<path d="M0 0" fill="url(#p6)"/>`.replace(/class="c(\d)"/g, 'fill="url(#p$1)"'),
  ],
  ['by rules in rules', styleLevels((level) => `.c${level}{q{r:1}fill:url(#p${level})}`)],
  [
    'behind hundreds of rules',
    styleLevels((level) => `${'q{fill:#fff}'.repeat(60)}.c${level}{fill:url(#p${level})}`),
  ],
  ['behind a comment', styleLevels((level) => `.c${level}{/*}.q{*/fill:url(#p${level})}`)],
  ['by a variable', styleLevels((level) => `*{--p:url(#p${level})}.c${level}{fill:var(--p)}`)],
])('refuses the same %s', async (_how, content) => {
  expect(check(makeSvg(content))).toMatch(/^refused: /);
});

function makeUses(levels: number): string {
  const groups = Array.from({ length: levels }, (_, level) => {
    return `<g id="l${level + 1}">${`<use href="#l${level}"/>`.repeat(10)}</g>`;
  });
  return `<path id="l0" d="M0 0h1v1z"/>${groups.join('')}`;
}

test.each([
  ['attributes', `<path ${Array.from({ length: 20_000 }, (_, at) => `a${at}=""`).join(' ')}/>`],
  ['selectors', `<style>${'* *~*{fill:url(#q)}'.repeat(300)}</style>${SHAPES.repeat(900)}`],
  ['references', `<style>:::x{${'fill:url(#q);'.repeat(9000)}}</style>${SHAPES.repeat(900)}`],
  ['names beyond ASCII', `${'<é>'.repeat(20_000)}${'</é>'.repeat(20_000)}`],
])('refuses a flood of %s before it takes long', async (_what, content) => {
  check(makeSvg());
  const start = process.cpuUsage();
  expect(check(makeSvg(content))).toMatch(/^refused: /);
  // Of this process, however busy the machine is with others.
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(5_000);
});

test('keeps a large drawing in one gradient, masked as a whole', async () => {
  const parts =
    '<linearGradient id="g"><stop/><stop/></linearGradient><mask id="m"><path d="M0 0"/></mask>';
  const style = '<style>.a{mask:url(#m)}.a .b{fill:url(#g);stroke:#fff}</style>';
  const content = `${style}${parts}<g class="a" fill="url(#g)">${SHAPES.repeat(900)}</g>`;
  expect(check(makeSvg(content))).toContain('<svg');
});

test('keeps an ordinary logo as it looks', async () => {
  const content =
    '<title>Hoistwell</title><defs><linearGradient id="g" gradientUnits="userSpaceOnUse"><stop offset="0" stop-color="#fff"/></linearGradient>' +
    '<clipPath id="c"><path d="M0 0h9v9z"/></clipPath><filter id="f"><feGaussianBlur stdDeviation="2"/></filter></defs>' +
    '<style>.a{fill:url(#g)}@media (prefers-color-scheme:dark){.a{fill:#fff}}</style>' +
    '<g clip-path="url(#c)" filter="url(\'#f\')"><path id="p" class="a" d="M0 0h120v40z" style="opacity:.5"/></g>' +
    `<use xlink:href="#p" transform="scale(2)"/><image href="${PNG}" width="8" height="8"/>`;
  const written = check(makeSvg(content));
  for (const part of content.split(/(?=<[a-z])/)) {
    expect(written).toContain(part.slice(0, 20));
  }
  expect(written).toContain('viewBox="0 0 120 40"');
});

test('writes styles in sections as plain styles', async () => {
  expect(check(makeSvg('<style><![CDATA[.a>.b{fill:red}]]></style>'))).toContain(
    '<style>.a&gt;.b{fill:red}</style>',
  );
});

test('reads what drawing programs write around the drawing', async () => {
  const svg = `\ufeff<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Made by hand -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
${makeSvg('<i:view xmlns:i="urn:i" zoom="2"/><metadata>secret</metadata><path d="M0 0" i:label="x" xmlns:i="urn:i"/>')}`;
  const written = check(svg);
  expect(written).toMatch(/^<svg xmlns=/);
  expect(written).not.toMatch(/DOCTYPE|hand|secret|zoom|label/);
});

test('tells what it left out, and letters that depend on the reader', () => {
  const svg = makeSvg('<metadata>x</metadata><i:view xmlns:i="urn:i"/><text>Hi</text>');
  const result = checkSvg(encode(svg));
  expect(result.ok && result.value.remarks).toEqual([
    'left out: <metadata>, <i:view>',
    "draws letters in a font of the reader's machine: turn them into outlines",
  ]);
});

test.each(['constructor', '__proto__', 'toString'])(
  'leaves out attributes of a namespace called %s',
  (namespace) => {
    const written = check(makeSvg(`<g xmlns:x="${namespace}" x:a="1" ${namespace}="2"/>`));
    expect(written).toMatch(new RegExp(`<g ${namespace}="2"/>`));
  },
);

test('names the first few of what it left out', () => {
  const many = Array.from({ length: 300 }, (_, at) => `<i:n${at}/>`).join('');
  const result = checkSvg(encode(makeSvg(`<g xmlns:i="urn:i">${many}</g>`)));
  expect(result.ok && result.value.remarks).toEqual([
    'left out: <i:n0>, <i:n1>, <i:n2>, <i:n3>, <i:n4> and 295 others',
  ]);
});

test('leaves out attributes that mean nothing to a browser', () => {
  const written = check(makeSvg('<g x:onload="alert(1)" xmlns:x="urn:x" xml:space="preserve"/>'));
  expect(written).toContain('<g xml:space="preserve"/>');
});

test.each([
  ['viewBox="0 0 300 100"', 300, 100],
  ['viewBox="0,0,300,100" width="150"', 150, 50],
  ['viewBox="-5 -5 300 100" height="50px"', 150, 50],
  ['width="1in" height="72pt"', 96, 96],
  ['width="100%" height="100%" viewBox="0 0 24 24"', 24, 24],
  ['viewBox="0 0 2 1"', 16, 8],
  ['viewBox="0 0 1e6 5e5"', 4096, 2048],
  ['viewBox="0 0 junk 5" width="30" height="20"', 30, 20],
])('finds the size of <svg %s>', async (attributes, width, height) => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}><path d="M0 0"/></svg>`;
  const result = checkSvg(encode(svg));
  expect(result.ok && [result.value.width, result.value.height]).toEqual([width, height]);
  const written = check(svg);
  expect(written).toContain(` width="${width}"`);
  expect(written).toContain(` height="${height}"`);
  expect(written).toContain('viewBox="');
});

test('refuses what is not UTF-8', async () => {
  const result = checkSvg(Buffer.from(makeSvg(), 'utf16le'));
  expect(result.ok).toBe(false);
});
