import { sha256 } from '../sha256.ts';
import type { Hider } from './hider.ts';
import type { FlightRow } from './read-flight-rows.ts';

/** Elements that React would make, and that run, load or send something. */
const ACTIVE =
  /^(base|embed|form|frame|iframe|link|meta|object|portal|script|style|template|.+-.+)$/i;
/** Where components of ours are told which script to load. */
const NAMES_SCRIPT = /script|^src(doc)?$/i;
const IS_ADDRESS = /^\s*([a-z][a-z0-9+.-]*:|\/)/i;

/** What React's data make the browser load or run, each as a line; the same lines count once. */
export function readFlightFacts(rows: readonly FlightRow[], hide: Hider): string[] {
  const texts = new Map(rows.flatMap((row) => (row.kind === 'text' ? [[row.id, row.text]] : [])));
  const facts = new Set<string>();
  for (const row of rows) {
    if (row.kind === 'unread') facts.add(`not understood ${sha256(hide(row.text))}`);
    if (row.kind !== 'value') continue;
    if (row.tag.startsWith('H')) facts.add(`hint ${row.tag} ${hide(JSON.stringify(row.value))}`);
    else for (const fact of walk(row.value, texts)) facts.add(hide(fact));
  }
  return [...facts].sort();
}

type Texts = ReadonlyMap<string, string>;

function* walk(value: unknown, texts: Texts): Generator<string> {
  if (typeof value === 'string') yield* readText(value);
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    // The picture of a bill's merchant runs nothing.
    if (value[0] === '$' && value[1] === 'img') return;
    yield* readElement(value);
    for (const item of value) yield* walk(item, texts);
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    yield* readMember(key, item, texts);
    yield* walk(item, texts);
  }
}

/** The addresses of scripts by which a client component is found, and addresses that run something. */
function* readText(text: string): Generator<string> {
  if (/^\/[^\s]*\.m?js(\?|$)/.test(text)) yield `script ${text}`;
  if (/^\s*(javascript|vbscript):/i.test(text)) yield text;
}

/** `["$", type, key, props]` is an element. */
function* readElement([mark, type, , props]: readonly unknown[]): Generator<string> {
  if (mark !== '$' || typeof type !== 'string' || !ACTIVE.test(type)) return;
  if (type === 'meta' && !isDirective(props)) return;
  yield `<${type}> ${JSON.stringify(props, (key, value) => (key === 'children' ? undefined : value))}`;
}

function isDirective(props: unknown): boolean {
  return typeof props === 'object' && props !== null && 'httpEquiv' in props;
}

function* readMember(key: string, value: unknown, texts: Texts): Generator<string> {
  if (key === 'dangerouslySetInnerHTML') yield `inner HTML ${sha256(writeHtml(value, texts))}`;
  const isNamed = NAMES_SCRIPT.test(key) && typeof value === 'string' && IS_ADDRESS.test(value);
  if (isNamed) yield `${key} ${value}`;
}

/** Long texts stand in rows of their own, and `$1a` in their place. */
function writeHtml(value: unknown, texts: Texts): string {
  return JSON.stringify(value, (_key, part) =>
    typeof part === 'string' && part.startsWith('$') ? (texts.get(part.slice(1)) ?? part) : part,
  );
}
