/**
 * Lets React go on in a page that others have changed. Translators put every text into an element of theirs,
 * and extensions move or remove what is ours; React then removes or inserts beside nodes that are no longer
 * where it has put them, and the browser's `NotFoundError` would end the whole page (docs/field.md). What is
 * found in somebody else's element is removed together with that; what is gone counts as removed.
 */
export function tolerateForeignNodes(prototype: Pick<Node, 'removeChild' | 'insertBefore'>): void {
  const { removeChild, insertBefore } = prototype;
  prototype.removeChild = function <Child extends Node>(this: Node, child: Child): Child {
    const present = findChild(this, child);
    if (present) removeChild.call(this, present);
    return child;
  };
  prototype.insertBefore = function <Child extends Node>(
    this: Node,
    child: Child,
    next: Node | null,
  ): Child {
    insertBefore.call(this, child, next && findChild(this, next));
    return child;
  };
}

/** The node itself, or the element of somebody else's that now holds it there. */
function findChild(parent: Node, node: Node): Node | null {
  for (let at: Node | null = node; at; at = at.parentNode) if (at.parentNode === parent) return at;
  return null;
}
