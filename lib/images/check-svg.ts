import { fail, type Result, succeed } from '#lib/result.ts';
import { findElementFault } from './find-svg-fault.ts';
import { settleSvgSize } from './svg-size.ts';
import { listElements, parseSvg, type SvgElement, type SvgTree, writeSvg } from './svg-tree.ts';
import { findWeightFault } from './weigh-svg.ts';

/** A drawing that may be shown in an `<img>`. */
export type CheckedSvg = {
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
  const text = decode(bytes);
  if (text === undefined) return fail('is not UTF-8 text: save it as UTF-8');
  const parsed = parseSvg(text);
  if (!parsed.ok) return parsed;
  const { root } = parsed.value;
  const fault = findFault(root) ?? findWeightFault(root);
  if (fault) return fail(fault);
  const size = settleSvgSize(root);
  if (!size.ok) return size;
  return succeed({
    bytes: new TextEncoder().encode(writeSvg(root)),
    ...size.value,
    root,
    remarks: listRemarks(parsed.value),
  });
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
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
