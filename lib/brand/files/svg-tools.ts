import type { Config } from 'dompurify';
import { SVG_ATTRIBUTES, SVG_TAGS } from './svg-names.ts';

const RULES = {
  USE_PROFILES: { svg: true, svgFilters: true },
  PARSER_MEDIA_TYPE: 'application/xhtml+xml',
  NAMESPACE: 'http://www.w3.org/2000/svg',
  IN_PLACE: true,
  // What is unknown goes with all that it holds.
  KEEP_CONTENT: false,
  ADD_TAGS: SVG_TAGS,
  ADD_ATTR: SVG_ATTRIBUTES,
  FORBID_TAGS: ['metadata'],
  ALLOW_DATA_ATTR: false,
  // No script will ever see this document, so ids cannot shadow anything of it.
  SANITIZE_DOM: false,
} satisfies Config;

export type SvgTools = {
  /** Gives the root element; undefined where the text is not well-formed XML. */
  parse(text: string): Element | undefined;
  /** Takes out of the element all that is not known to be harmless; gives the names of removed elements. */
  purify(root: Element): string[];
  serialize(root: Element): string;
};

let tools: Promise<SvgTools> | undefined;

/** A window without a page for reading SVGs, made when the first one occurs and kept: it takes a second. */
export function getSvgTools(): Promise<SvgTools> {
  tools ??= startTools();
  return tools;
}

async function startTools(): Promise<SvgTools> {
  const [{ JSDOM }, { default: createPurifier }] = await Promise.all([
    import('jsdom'),
    import('dompurify'),
  ]);
  const { window } = new JSDOM('');
  const purifier = createPurifier(window);
  const parser = new window.DOMParser();
  const serializer = new window.XMLSerializer();
  return {
    parse(text) {
      const { documentElement: root } = parser.parseFromString(text, 'image/svg+xml');
      return root.localName === 'parsererror' ? undefined : root;
    },
    purify(root) {
      purifier.sanitize(root, RULES);
      return purifier.removed.flatMap((removal) =>
        'element' in removal ? [removal.element.nodeName] : [],
      );
    },
    serialize: (root) => serializer.serializeToString(root),
  };
}
