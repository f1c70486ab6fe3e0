import { listStyleParts, type Reference, readStyleReferences } from './svg-style-references.ts';

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
export function findWeightFault(root: Element): string | undefined {
  const findStyled = readStyleReferences(root);
  if (!findStyled) return 'has style sheets that ask too much: export it with plain attributes';
  const weight = weighAll(root, findStyled);
  if (weight === Number.POSITIVE_INFINITY) return 'has parts that refer to themselves';
  return weight > MAX_WEIGHT ? `draws more than ${MAX_WEIGHT} shapes` : undefined;
}

function weighAll(root: Element, findStyled: (element: Element) => readonly Reference[]): number {
  const byId = listById(root);
  const weights = new Map<Element, number>();
  const weightsOfIds = new Map<string, number>();
  const open = new Set<Element>();

  function weigh(element: Element, depth: number): number {
    const known = weights.get(element);
    if (known !== undefined) return known;
    if (open.has(element) || depth > MAX_DEPTH) return Number.POSITIVE_INFINITY;
    open.add(element);
    const weight = weighOnce(element, depth + 1);
    open.delete(element);
    weights.set(element, weight);
    return weight;
  }

  function weighOnce(element: Element, depth: number): number {
    const references = listReferences(element);
    if (GRADIENTS.has(element.localName)) return weighTargets(references, depth);
    const all = [...references, ...findStyled(element)];
    let weight = 1 + weighTargets(all.filter(isOwn), depth);
    for (const child of element.children) weight += weigh(child, depth);
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
function listById(root: Element): Map<string, Element[]> {
  const byId = new Map<string, Element[]>();
  for (const element of root.querySelectorAll('[id]')) {
    const others = byId.get(element.id);
    if (others) others.push(element);
    else byId.set(element.id, [element]);
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

function listReferences(element: Element): Reference[] {
  return Array.from(element.attributes).flatMap(({ localName, value }) => {
    if (localName === 'href') {
      const target = value.trim();
      return target.startsWith('#') ? [{ id: target.slice(1), isInherited: false }] : [];
    }
    const parts = listStyleParts(value);
    return OWN.has(localName) ? parts.map(({ id }) => ({ id, isInherited: false })) : parts;
  });
}
