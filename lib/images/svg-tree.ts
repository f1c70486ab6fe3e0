import { SaxesParser, type SaxesTagNS } from 'saxes';
import { fail, type Result, succeed } from '#lib/result.ts';

const SVG = 'http://www.w3.org/2000/svg';
const XHTML = 'http://www.w3.org/1999/xhtml';
const XLINK = 'http://www.w3.org/1999/xlink';
/** How attributes are written by their namespace; those of any other mean nothing to a browser. */
const PREFIXES = new Map([
  ['', ''],
  [XLINK, 'xlink:'],
  ['http://www.w3.org/XML/1998/namespace', 'xml:'],
]);

const MAX_ELEMENTS = 10_000;
const MAX_DEPTH = 100;
const MAX_ATTRIBUTES = 200;

/** An element of the SVG namespace. Names are local; those of attributes may begin with `xlink:` or `xml:`. */
export type SvgElement = {
  name: string;
  readonly attributes: Map<string, string>;
  readonly children: (SvgElement | string)[];
};

export type SvgTree = { readonly root: SvgElement; readonly leftOut: readonly string[] };

class Refusal extends Error {}

/**
 * Reads SVG text within bounds, without entities, instructions or a document type of its own. Metadata and
 * elements of foreign namespaces, as drawing programs leave them, are left out; a failure says why in words.
 */
export function parseSvg(text: string): Result<SvgTree, string> {
  const leftOut = new Set<string>();
  const document: SvgElement = { name: '', attributes: new Map(), children: [] };
  const open = [document];
  let skipped = 0;
  let count = 0;
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('doctype', (type) => {
    // Drawing programs write the public document type, which browsers skip.
    const isPlain = /^\s*svg(\s+PUBLIC\s+"[^"[\]]*"\s+"[^"[\]]*")?\s*$/.test(type);
    if (!isPlain) throw new Refusal('has a document type of its own: export it as plain SVG');
  });
  parser.on('processinginstruction', () => {
    throw new Refusal('has a processing instruction (<?…?>): export it as plain SVG');
  });
  parser.on('opentag', (tag) => {
    count += 1;
    checkBounds(tag, count, open.length + skipped);
    if (skipped === 0 && (tag.uri === SVG || open.length === 1) && tag.local !== 'metadata') {
      const element = toElement(tag);
      open.at(-1)?.children.push(element);
      open.push(element);
      return;
    }
    if (tag.uri === XHTML) throw new Refusal(`holds an element of a web page (<${tag.local}>)`);
    if (skipped === 0) leftOut.add(tag.name);
    skipped += 1;
  });
  parser.on('closetag', () => {
    if (skipped > 0) skipped -= 1;
    else open.pop();
  });
  const keep = (content: string) => {
    if (skipped === 0 && open.length > 1) open.at(-1)?.children.push(content);
  };
  parser.on('text', keep);
  parser.on('cdata', keep);
  try {
    parser.write(text).close();
  } catch (error) {
    return fail(error instanceof Refusal ? error.message : 'is not well-formed SVG');
  }
  const [root] = listChildren(document);
  return root ? succeed({ root, leftOut: [...leftOut] }) : fail('is not well-formed SVG');
}

function checkBounds({ name, uri, attributes }: SaxesTagNS, count: number, depth: number): void {
  if (count === 1 && (uri !== SVG || !/^(.+:)?svg$/.test(name))) {
    throw new Refusal(`is not an SVG: it begins with <${name}>, in place of <svg xmlns="${SVG}">`);
  }
  if (count > MAX_ELEMENTS) throw new Refusal(`has more than ${MAX_ELEMENTS} elements`);
  if (depth > MAX_DEPTH) throw new Refusal(`is nested more than ${MAX_DEPTH} deep`);
  if (Object.keys(attributes).length > MAX_ATTRIBUTES) {
    throw new Refusal(`has an element with more than ${MAX_ATTRIBUTES} attributes`);
  }
}

function toElement({ local, attributes }: SaxesTagNS): SvgElement {
  const known = Object.values(attributes).flatMap(({ uri, local, value }) => {
    const prefix = PREFIXES.get(uri);
    return prefix === undefined ? [] : [[prefix + local, value] as const];
  });
  return { name: local, attributes: new Map(known), children: [] };
}

export function listChildren({ children }: SvgElement): SvgElement[] {
  return children.filter((child) => typeof child !== 'string');
}

/** The element and all within it, in the order of the document. */
export function listElements(element: SvgElement): SvgElement[] {
  return [element, ...listChildren(element).flatMap(listElements)];
}

export function getText({ children }: SvgElement): string {
  return children.map((child) => (typeof child === 'string' ? child : getText(child))).join('');
}

/** Writes a tree in the one way in which every parser reads the same. */
export function writeSvg(root: SvgElement): string {
  const namespaces = new Map([
    ['xmlns', SVG],
    ['xmlns:xlink', XLINK],
  ]);
  return write({ ...root, attributes: new Map([...namespaces, ...root.attributes]) });
}

function write({ name, attributes, children }: SvgElement): string {
  const written = Array.from(attributes, ([key, value]) => ` ${key}="${escapeText(value)}"`).join(
    '',
  );
  const content = children.map((child) =>
    typeof child === 'string' ? escapeText(child) : write(child),
  );
  return children.length > 0
    ? `<${name}${written}>${content.join('')}</${name}>`
    : `<${name}${written}/>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}
