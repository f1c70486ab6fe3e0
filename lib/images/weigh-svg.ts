import { getText, listChildren, listElements, type SvgElement } from './svg-tree.ts';

/** Elements drawn, those drawn again by reference counted each time. */
const MAX_WEIGHT = 20_000;
const MAX_DEPTH = 200;

/** These paint without drawing anything, whatever is in them. */
const GRADIENTS = new Set(['linearGradient', 'radialGradient']);
/** Of all that refers to a part, these concern the element as a whole and no other. */
const OWN = new Set(['clip-path', 'mask', 'filter']);

/**
 * Says in words whether an SVG draws itself, or far too much by parts that refer to parts that refer …: a
 * few lines can keep a phone busy for minutes.
 */
export function findWeightFault(root: SvgElement): string | undefined {
  const findStyled = readStyleReferences(root);
  if (!findStyled) return 'has style sheets that ask too much: export it with plain attributes';
  const weight = weighAll(root, findStyled);
  if (weight === Number.POSITIVE_INFINITY) return 'has parts that refer to themselves';
  return weight > MAX_WEIGHT ? `draws more than ${MAX_WEIGHT} shapes` : undefined;
}

function weighAll(
  root: SvgElement,
  findStyled: (element: SvgElement) => readonly Reference[],
): number {
  const byId = listById(root);
  const weights = new Map<SvgElement, number>();
  const weightsOfIds = new Map<string, number>();
  const open = new Set<SvgElement>();

  function weigh(element: SvgElement, depth: number): number {
    const known = weights.get(element);
    if (known !== undefined) return known;
    if (open.has(element) || depth > MAX_DEPTH) return Number.POSITIVE_INFINITY;
    open.add(element);
    const weight = weighOnce(element, depth + 1);
    open.delete(element);
    weights.set(element, weight);
    return weight;
  }

  function weighOnce(element: SvgElement, depth: number): number {
    const references = listReferences(element);
    if (GRADIENTS.has(element.name)) return weighTargets(references, depth);
    const all = [...references, ...findStyled(element)];
    let weight = 1 + weighTargets(all.filter(isOwn), depth);
    for (const child of listChildren(element)) weight += weigh(child, depth);
    // What is inherited may be painted by each shape there is in it.
    return limit(weight * (1 + weighTargets(all.filter(isInherited), depth)));
  }

  function weighTargets(references: readonly Reference[], depth: number): number {
    let weight = 0;
    for (const { id } of references) weight += weighId(id, depth);
    return weight;
  }

  function weighId(id: string, depth: number): number {
    const known = weightsOfIds.get(id);
    if (known !== undefined) return known;
    let weight = 0;
    for (const element of byId.get(id) ?? []) weight += weigh(element, depth);
    weightsOfIds.set(id, weight);
    return weight;
  }

  return weigh(root, 0);
}

/** All of the same id, since which one counts may depend on what is left out later. */
function listById(root: SvgElement): Map<string, SvgElement[]> {
  const byId = new Map<string, SvgElement[]>();
  for (const element of listElements(root)) {
    const id = element.attributes.get('id');
    const others = id === undefined ? undefined : byId.get(id);
    if (others) others.push(element);
    else if (id) byId.set(id, [element]);
  }
  return byId;
}

/** Far over what is allowed, and still a number: no end is something else. */
function limit(weight: number): number {
  return weight === Number.POSITIVE_INFINITY ? weight : Math.min(weight, 1e9);
}

function isInherited(reference: Reference): boolean {
  return reference.isInherited;
}

function isOwn(reference: Reference): boolean {
  return !reference.isInherited;
}

function listReferences(element: SvgElement): Reference[] {
  return Array.from(element.attributes).flatMap(([name, value]) => {
    if (name === 'href' || name === 'xlink:href') {
      const target = value.trim();
      return target.startsWith('#') ? [{ id: target.slice(1), isInherited: false }] : [];
    }
    const parts = listStyleParts(value);
    return OWN.has(name) ? parts.map(({ id }) => ({ id, isInherited: false })) : parts;
  });
}

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
function listStyleParts(style: string): Reference[] {
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
function readStyleReferences(root: SvgElement): FindReferences | undefined {
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
