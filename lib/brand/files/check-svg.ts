import { fail, type Result, succeed } from '#lib/result.ts';
import type { CheckedImage } from './checked-image.ts';
import { findElementFault } from './judge-svg.ts';
import { sketchSvg } from './sketch-image.ts';
import { settleSvgSize } from './svg-size.ts';
import { getSvgTools, type SvgTools } from './svg-tools.ts';
import { findWeightFault } from './weigh-svg.ts';

const SVG = 'http://www.w3.org/2000/svg';
const MAX_ELEMENTS = 10_000;
const MAX_DEPTH = 100;
/** Parsers compare each attribute of an element with all others of it. */
const MAX_ATTRIBUTES = 200;

type Checked = Result<CheckedImage, string>;

/**
 * Checks an SVG and writes it anew from what is known to be harmless. One with active content, with
 * references to anything outside of itself, or that moves is refused, in words.
 */
export async function checkSvg(bytes: Uint8Array): Promise<Checked> {
  const text = readText(bytes);
  return text.ok ? checkText(text.value, await getSvgTools()) : text;
}

/** The text without its prologue. Its parser meets no entity and no instruction: those are refused here. */
function readText(bytes: Uint8Array): Result<string, string> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fail('is not UTF-8 text: save it as UTF-8');
  }
  // Drawing programs write the public document type, which browsers skip.
  const plain = text
    .replace(/^\s*<\?xml\s[^<>?]*\?>/, '')
    .replace(/<!DOCTYPE\s+svg(\s+PUBLIC\s+"[^"<>[\]]*"\s+"[^"<>[\]]*")?\s*>/, '');
  if (/<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(plain)) {
    return fail('has a document type of its own: export it as plain SVG');
  }
  if (/<\?/.test(plain))
    return fail('has a processing instruction (<?…?>): export it as plain SVG');
  if (getMarkupDepth(plain) > MAX_DEPTH) return fail(`is nested more than ${MAX_DEPTH} deep`);
  if (hasManyAttributes(plain)) {
    return fail(`has an element with more than ${MAX_ATTRIBUTES} attributes`);
  }
  return succeed(plain);
}

const TAG = /<[^\s<>"'!?](?:[^<>"']|"[^"<]*"|'[^'<]*')*>/g;

/** At least the depth of the elements, counted without parsing, since parsing itself may not survive it. */
function getMarkupDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [tag] of text.matchAll(TAG)) {
    if (tag.startsWith('</')) depth -= 1;
    else if (!tag.endsWith('/>')) depth += 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function hasManyAttributes(text: string): boolean {
  for (const [tag] of text.matchAll(TAG)) {
    const plain = tag.replace(/"[^"]*"|'[^']*'/g, '');
    if (plain.split('=').length - 1 > MAX_ATTRIBUTES) return true;
  }
  return false;
}

async function checkText(text: string, tools: SvgTools): Promise<Checked> {
  try {
    return await checkRoot(tools.parse(text), tools);
  } catch {
    // Garbage may make any parser stumble; nothing of it is kept.
    return fail('cannot be read as an SVG');
  }
}

async function checkRoot(root: Element | undefined, tools: SvgTools): Promise<Checked> {
  if (!root) return fail('is not well-formed SVG');
  if (root.nodeName !== 'svg' || root.namespaceURI !== SVG) {
    return fail(
      `is not an SVG: it begins with <${root.nodeName}>, in place of <svg xmlns="${SVG}">`,
    );
  }
  const elements = listElements(root);
  if (elements.length > MAX_ELEMENTS) return fail(`has more than ${MAX_ELEMENTS} elements`);
  const fault = findFault(elements) ?? findWeightFault(root);
  if (fault) return fail(fault);
  unwrapStyles(elements);
  return finish(root, tools);
}

function listElements(root: Element): Element[] {
  return [root, ...root.querySelectorAll('*')];
}

function findFault(elements: readonly Element[]): string | undefined {
  for (const element of elements) {
    const fault = findElementFault(element);
    if (fault) return fault;
  }
  return undefined;
}

/** Character data in sections is unknown to the purifier; as plain text it means the same. */
function unwrapStyles(elements: readonly Element[]): void {
  for (const element of elements) {
    if (element.localName === 'style') element.replaceChildren(element.textContent);
  }
}

async function finish(root: Element, tools: SvgTools): Promise<Checked> {
  const removed = tools.purify(root);
  const size = settleSvgSize(root);
  if (!size.ok) return size;
  const text = tools.serialize(root);
  // What browsers will read is judged once more, in case it means something else than what was written.
  const reread = tools.parse(text);
  if (!reread || findFault(listElements(reread))) return fail('cannot be written safely');
  const bytes = new TextEncoder().encode(text);
  const remarks = listRemarks(root, removed);
  blockLetters(root);
  const sketch = await sketchSvg(tools.serialize(root));
  return succeed({ kind: 'svg', bytes, ...size.value, remarks, sketch });
}

/** For the sketch, which has no fonts: where letters would be, a block about as large, painted as they are. */
function blockLetters(root: Element): void {
  for (const text of root.querySelectorAll('text')) {
    const block = root.ownerDocument.createElementNS(SVG, 'rect');
    for (const { name, value } of text.attributes) block.setAttribute(name, value);
    const sized = text.closest('[font-size]')?.getAttribute('font-size');
    const size = Number.parseFloat(
      sized ?? /font-size:\s*([\d.]+)/.exec(text.outerHTML)?.[1] ?? '16',
    );
    const top = Number.parseFloat(text.getAttribute('y') ?? '0') - size * 0.7;
    const width = (text.textContent ?? '').trim().length * size * 0.5;
    const left = Number.parseFloat(text.getAttribute('x') ?? '0') - width * getAnchor(text);
    for (const [name, value] of Object.entries({ x: left, y: top, width, height: size * 0.7 })) {
      block.setAttribute(name, String(value || 0));
    }
    text.replaceWith(block);
  }
}

/** Which part of the letters stands before their place. */
function getAnchor(text: Element): number {
  const anchor = text.closest('[text-anchor]')?.getAttribute('text-anchor');
  return anchor === 'middle' ? 0.5 : anchor === 'end' ? 1 : 0;
}

function listRemarks(root: Element, removed: readonly string[]): string[] {
  const names = [...new Set(removed.filter((name) => !name.startsWith('#')))];
  const left = names.length > 0 ? [`left out: ${names.map((name) => `<${name}>`).join(', ')}`] : [];
  const text = root.querySelector('text')
    ? ["draws letters in a font of the reader's machine: turn them into outlines"]
    : [];
  return [...left, ...text];
}
