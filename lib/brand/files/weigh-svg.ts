import { listStyleReferences } from './svg-style-references.ts';

/** Elements drawn, those drawn again by reference counted each time. */
const MAX_WEIGHT = 20_000;
const MAX_DEPTH = 200;

/**
 * Says in words whether an SVG draws itself, or far too much by parts that refer to parts that refer …: a
 * few lines can keep a phone busy for minutes.
 */
export function findWeightFault(root: Element): string | undefined {
  const byId = new Map<string, Element>();
  for (const element of root.querySelectorAll('[id]')) byId.set(element.id, element);
  const styled = listStyleReferences(root);
  const weights = new Map<Element, number>();
  const open = new Set<Element>();

  function weigh(element: Element, depth: number): number {
    const known = weights.get(element);
    if (known !== undefined) return known;
    if (open.has(element) || depth > MAX_DEPTH) return Number.POSITIVE_INFINITY;
    open.add(element);
    const ids = [...listReferences(element), ...(styled.get(element) ?? [])];
    const targets = ids.flatMap((id) => byId.get(id) ?? []);
    let weight = 1;
    for (const part of [...element.children, ...targets]) weight += weigh(part, depth + 1);
    open.delete(element);
    weights.set(element, weight);
    return weight;
  }

  const weight = weigh(root, 0);
  if (weight === Number.POSITIVE_INFINITY) return 'has parts that refer to themselves';
  return weight > MAX_WEIGHT ? `draws more than ${MAX_WEIGHT} shapes` : undefined;
}

function listReferences(element: Element): string[] {
  return Array.from(element.attributes).flatMap(({ localName, value }) => {
    if (localName === 'href') return value.trim().startsWith('#') ? [value.trim().slice(1)] : [];
    return Array.from(value.matchAll(/url\(\s*['"]?#([^\s'"()]+)/gi), ([, id]) => id ?? '');
  });
}
