const MAX_RULES = 300;

/** The ids that an SVG's style sheets make elements refer to (`.a { fill: url(#b) }`), by element. */
export function listStyleReferences(root: Element): Map<Element, string[]> {
  const references = new Map<Element, string[]>();
  const css = Array.from(root.querySelectorAll('style'), (style) => style.textContent).join('\n');
  // A rule ends at its brace; what stands before it, back to the last opening one, is its body.
  const rules = css.split('}').filter((rule) => rule.includes('#') && rule.includes('{'));
  for (const rule of rules.slice(0, MAX_RULES)) {
    const opening = rule.lastIndexOf('{');
    const ids = Array.from(
      rule.slice(opening).matchAll(/url\(\s*['"]?#([^\s'"()]+)/gi),
      ([, id]) => id ?? '',
    );
    if (ids.length === 0) continue;
    const selector = rule.slice(rule.lastIndexOf('{', opening - 1) + 1, opening);
    for (const element of findElements(root, selector)) {
      references.set(element, [...(references.get(element) ?? []), ...ids]);
    }
  }
  return references;
}

/** Where a selector is not understood, it may mean any element. */
function findElements(root: Element, selector: string): Element[] {
  try {
    return Array.from(root.querySelectorAll(selector.replace(/\/\*[^*]*\*\//g, '').trim()));
  } catch {
    return Array.from(root.querySelectorAll('*'));
  }
}
