import { isUtf8 } from 'node:buffer';
import { fail, type Result, succeed } from '#lib/result.ts';
import { findElementFault } from './find-svg-fault.ts';
import { listElements, parseSvg, type SvgElement, type SvgTree, writeSvg } from './svg-tree.ts';
import { findWeightFault } from './weigh-svg.ts';

/** A drawing that may be shown in an `<img>`. */
type CheckedSvg = {
  readonly bytes: Uint8Array;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly root: SvgElement;
  /** What was left out of it, or may surprise its owner. */
  readonly remarks: readonly string[];
};

/**
 * The one rule for drawings, a brand's own and those that come within connectFi's answers. One that runs,
 * moves, refers to anything outside of itself or draws too much is refused, in words. One that passes is
 * written again from what was judged, so that a browser reads nothing else, and with its size on it.
 */
export function checkSvg(bytes: Uint8Array): Result<CheckedSvg, string> {
  if (!isUtf8(bytes)) return fail('is not UTF-8 text: save it as UTF-8');
  const parsed = parseSvg(new TextDecoder().decode(bytes));
  if (!parsed.ok) return parsed;
  const { root } = parsed.value;
  const fault = findFault(root) ?? findWeightFault(root);
  if (fault) return fail(fault);
  const size = decideSvgSize(root);
  if (!size.ok) return size;
  return succeed({
    bytes: new TextEncoder().encode(writeSvg(root)),
    ...size.value,
    root,
    remarks: listRemarks(parsed.value),
  });
}

function findFault(root: SvgElement): string | undefined {
  for (const element of listElements(root)) {
    const fault = findElementFault(element);
    if (fault) return fault;
  }
  return undefined;
}

const MAX_NAMED = 5;

function listRemarks({ root, leftOut }: SvgTree): string[] {
  const named = leftOut.slice(0, MAX_NAMED).map((name) => `<${name}>`);
  const others = leftOut.length - named.length;
  const left =
    named.length > 0
      ? [`left out: ${named.join(', ')}${others > 0 ? ` and ${others} others` : ''}`]
      : [];
  const text = listElements(root).some(({ name }) => name === 'text')
    ? ["draws letters in a font of the reader's machine: turn them into outlines"]
    : [];
  return [...left, ...text];
}

/** CSS pixels to the unit (CSS Values 4, 6.2). */
const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
};
/** A drawing has no pixels; its size is a proportion, kept in the range of ours. */
const MAX_SIDE = 4096;
const MIN_SIDE = 16;

type Size = { readonly width: number; readonly height: number };

/**
 * Finds the size of an SVG in CSS pixels and writes it on the root element with a `viewBox`, without which
 * browsers would cut it off rather than scale it.
 */
function decideSvgSize({ attributes }: SvgElement): Result<Size, string> {
  const box = readViewBox(attributes.get('viewBox'));
  const width = readLength(attributes.get('width'));
  const height = readLength(attributes.get('height'));
  const size = width && height ? { width, height } : fillFromBox(box, width, height);
  if (!size) return fail('tells no size: give its <svg> a viewBox, or a width and height');
  if (!box) attributes.set('viewBox', `0 0 ${size.width} ${size.height}`);
  const fitted = scaleToRange(size);
  attributes.set('width', String(fitted.width));
  attributes.set('height', String(fitted.height));
  return succeed(fitted);
}

function fillFromBox(box: Size | undefined, width?: number, height?: number): Size | undefined {
  if (!box) return undefined;
  if (width) return { width, height: (width * box.height) / box.width };
  if (height) return { width: (height * box.width) / box.height, height };
  return box;
}

function scaleToRange({ width, height }: Size): Size {
  const larger = Math.max(width, height);
  const factor = Math.min(1, MAX_SIDE / larger) * Math.max(1, MIN_SIDE / larger);
  return { width: round(width * factor), height: round(height * factor) };
}

function round(length: number): number {
  return Math.max(0.01, Math.round(length * 100) / 100);
}

/** In CSS pixels; undefined for none, for a percentage, and for what is not over 0. */
function readLength(text: string | undefined): number | undefined {
  const [, number, unit] =
    /^\s*\+?((?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,2})?)\s*(px|pt|pc|mm|cm|in|)\s*$/i.exec(text ?? '') ??
    [];
  const length = Number(number) * (UNITS[unit?.toLowerCase() ?? ''] ?? Number.NaN);
  return Number.isFinite(length) && length > 0 ? length : undefined;
}

function readViewBox(text: string | undefined): Size | undefined {
  const numbers = (text ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [x, y, width, height] = numbers;
  if (numbers.length !== 4 || !numbers.every(Number.isFinite) || x === undefined) return undefined;
  if (y === undefined || !width || !height || width < 0 || height < 0) return undefined;
  return { width, height };
}
