import { type DefaultTreeAdapterTypes, parse } from 'parse5';

export type HtmlElement = {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** The text right in it. */
  readonly text: string;
};

/**
 * Every element of a page, as browsers that run scripts read it and as others do: the two differ in
 * `noscript`. What lies in a template counts, since a shadow root is written as one.
 */
export function listElements(html: string): HtmlElement[] {
  const withScripts = [...walk(parse(html, { scriptingEnabled: true }))];
  const without = [...walk(parse(html, { scriptingEnabled: false }))];
  return [...withScripts, ...without];
}

function* walk(node: DefaultTreeAdapterTypes.ParentNode): Generator<HtmlElement> {
  for (const child of node.childNodes) {
    if (!('tagName' in child)) continue;
    yield describe(child);
    yield* walk(child);
    if ('content' in child) yield* walk(child.content);
  }
}

function describe(element: DefaultTreeAdapterTypes.Element): HtmlElement {
  const texts = element.childNodes.map((child) => ('value' in child ? child.value : ''));
  return {
    tag: element.tagName,
    attributes: new Map(element.attrs.map(({ name, value }) => [name, value])),
    text: texts.join(''),
  };
}
