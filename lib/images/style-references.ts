import { getText, listElements, type SvgElement } from './svg-tree.ts';

/** What style sheets may ask of elements, all in all; drawing programs stay far below. */
const MAX_MATCHES = 50_000;

/** A part that a style refers to, and whether all that lies in the styled element inherits that. */
export type Reference = { readonly id: string; readonly isInherited: boolean };

type FindReferences = (element: SvgElement) => readonly Reference[];

const PART = /(?<own>(?:clip-path|mask|filter)\s*:\s*)?url\(\s*['"]?#(?<id>[^\s'"()]+)['"]?/gi;
const EVERY = '*';
/** The last part of a plain selector: `path`, `.a`, `path.a.b`, `#c`. */
const PLAIN = /^(?:[a-z][\w-]*|\*)?(?:[.#][\w-]+)*$/i;

/** Lists what a style refers to. What is not known to concern one element alone is inherited. */
export function listStyleParts(style: string): Reference[] {
  return Array.from(style.matchAll(PART), ({ groups }) => ({
    id: groups?.id ?? '',
    isInherited: groups?.own === undefined,
  }));
}

/**
 * Finds the references that an SVG's style sheets give to an element (`.a { fill: url(#b) }`), rather too
 * many than too few: of a selector only the last part counts, and what is not understood means every
 * element. Gives nothing where there are too many to look at.
 */
export function readStyleReferences(root: SvgElement): FindReferences | undefined {
  const byKey = readSheets(root);
  const find: FindReferences = (element) =>
    listKeysOf(element).flatMap((key) => byKey.get(key) ?? []);
  let matches = 0;
  for (const element of listElements(root)) {
    matches += find(element).length;
    if (matches > MAX_MATCHES) return undefined;
  }
  return find;
}

function readSheets(root: SvgElement): Map<string, Reference[]> {
  const byKey = new Map<string, Reference[]>();
  const css = listElements(root)
    .filter(({ name }) => name === 'style')
    .map(getText)
    .join('\n');
  // A rule ends at its brace; what stands before it, back to the last opening one, is its body.
  for (const rule of css.split('}')) {
    const parts = listStyleParts(rule);
    for (const key of parts.length > 0 ? listKeysOfRule(rule) : []) {
      const known = byKey.get(key) ?? [];
      byKey.set(key, known);
      known.push(...parts);
    }
  }
  return byKey;
}

function listKeysOfRule(rule: string): Set<string> {
  const opening = rule.lastIndexOf('{');
  const isNested = opening < 0 || rule.search(/url\(/i) < opening;
  // In a comment or string may stand what only looks like a rule.
  if (isNested || /["']|\/\*|\*\//.test(rule.replace(PART, ''))) return new Set([EVERY]);
  const selector = rule.slice(rule.lastIndexOf('{', opening - 1) + 1, opening);
  return new Set(selector.split(',').map(getKey));
}

function getKey(selector: string): string {
  const last = selector
    .trim()
    .split(/[\s>+~]+/)
    .at(-1);
  if (!last || !PLAIN.test(last)) return EVERY;
  return /[.#][\w-]+/.exec(last)?.[0] ?? last;
}

function listKeysOf({ name, attributes }: SvgElement): string[] {
  const classes = (attributes.get('class') ?? '').split(/\s+/).map((one) => `.${one}`);
  return [EVERY, name, `#${attributes.get('id') ?? ''}`, ...new Set(classes)];
}
