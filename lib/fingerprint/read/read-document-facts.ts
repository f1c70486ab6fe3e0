import type { PageFingerprint } from '../fingerprint.ts';
import { sha256 } from '../sha256.ts';
import { isFlightScript } from './flight-scripts.ts';
import type { Hider } from './hider.ts';
import type { HtmlElement } from './list-elements.ts';

type Kind = 'scripts' | 'styles' | 'links' | 'others';
type Fact = readonly [Kind, string];
type DocumentFacts = Pick<PageFingerprint, Kind>;

const KINDS: Readonly<Record<string, Kind>> = {
  script: 'scripts',
  style: 'styles',
  link: 'links',
  base: 'others',
  embed: 'others',
  form: 'others',
  frame: 'others',
  iframe: 'others',
  object: 'others',
  portal: 'others',
};
const HANDLER = /^on/;
const RUNS = /^\s*(javascript|vbscript|data)\s*:/i;
const LEADS_ELSEWHERE = /^(action|formaction|srcdoc|data)$/;
/** Words of a customer's bill, and looks. */
const NOT_A_FACT = /^(class|style|id|title|aria-.+)$/;

/** What the elements of a page run, load and send, each as a line; the same lines count once. */
export function readDocumentFacts(elements: readonly HtmlElement[], hide: Hider): DocumentFacts {
  const facts = elements.flatMap((element) => [
    ...readElement(element, hide),
    ...readAttributes(element, hide),
  ]);
  const choose = (kind: Kind) => {
    const lines = facts.filter(([one]) => one === kind).map(([, line]) => line);
    return [...new Set(lines)].sort();
  };
  return {
    scripts: choose('scripts'),
    styles: choose('styles'),
    links: choose('links'),
    others: choose('others'),
  };
}

function readElement({ tag, attributes, text }: HtmlElement, hide: Hider): Fact[] {
  const isMeta = tag === 'meta' && (attributes.has('http-equiv') || isPolicy(attributes));
  const kind = isMeta ? 'others' : KINDS[tag];
  if (!kind) return [];
  const head = writeTag(tag, attributes, hide);
  if (tag === 'script' && isFlightScript(text)) return [[kind, `${head} data of Next`]];
  return [[kind, text.trim() ? `${head} ${sha256(hide(text))}` : head]];
}

function isPolicy(attributes: HtmlElement['attributes']): boolean {
  return /^(referrer|csp|origin-trial)$/i.test(attributes.get('name') ?? '');
}

/** Attributes that run something, or lead a form elsewhere, on whatever element. */
function readAttributes({ tag, attributes }: HtmlElement, hide: Hider): Fact[] {
  return [...attributes].flatMap(([name, value]): Fact[] => {
    const isImage = tag === 'img' && /^\s*data:image\//i.test(value);
    if (HANDLER.test(name)) return [['scripts', `<${tag} ${name}> ${sha256(hide(value))}`]];
    if (RUNS.test(value) && !isImage) return [['scripts', `<${tag} ${name}> ${hide(value)}`]];
    const isKnown = tag in KINDS || !LEADS_ELSEWHERE.test(name);
    return isKnown ? [] : [['others', `<${tag} ${name}="${hide(value)}">`]];
  });
}

function writeTag(tag: string, attributes: HtmlElement['attributes'], hide: Hider): string {
  const written = [...attributes]
    .filter(([name]) => !NOT_A_FACT.test(name))
    .map(([name, value]) => (value === '' ? name : `${name}="${hide(value)}"`))
    .sort();
  return `<${[tag, ...written].join(' ')}>`;
}
