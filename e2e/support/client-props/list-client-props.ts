import { readFlight } from './read-flight.ts';

/** Words of the catalogue: the same for everybody, and too many to be listed one by one. */
const CATALOGUES = new Set(['words', 'authorization', 'moments', 'aboutPlaid']);

/**
 * What the server hands to client components, as `Component.member.member`, in the data of a page. Only of
 * the components named: those of Next get nothing of ours.
 */
export function listClientProps(html: string, components: ReadonlySet<string>): Set<string> {
  const values = new Map<string, unknown>();
  const names = new Map<string, string>();
  for (const row of readFlight(html)) {
    if (row.kind === 'text') continue;
    if (row.tag === '') values.set(row.id, row.value);
    if (row.tag === 'I') names.set(row.id, readExportName(row.value));
  }
  const found = new Set<string>();
  for (const value of values.values()) {
    for (const { type, props } of listComponents(value)) {
      const name = names.get(type.replace(/^\$L?/, ''));
      if (!name || !components.has(name)) continue;
      for (const path of listPaths(props, values)) found.add(name + path);
    }
  }
  return found;
}

/** A client component is told of as `[module, scripts, export]`. */
function readExportName(value: unknown): string {
  return Array.isArray(value) ? String(value[2]) : '';
}

type Component = { readonly type: string; readonly props: unknown };

function* listComponents(value: unknown): Generator<Component> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value) && value[0] === '$' && /^\$L?[0-9a-f]+$/.test(String(value[1]))) {
    yield { type: String(value[1]), props: value[3] };
  }
  for (const member of Object.values(value)) yield* listComponents(member);
}

function* listPaths(value: unknown, rows: ReadonlyMap<string, unknown>): Generator<string> {
  const row =
    typeof value === 'string' && /^\$[0-9a-f]+$/.exec(value) ? rows.get(value.slice(1)) : undefined;
  const whole = row ?? value;
  if (typeof whole !== 'object' || whole === null || isElement(whole)) return yield '';
  for (const [key, member] of Object.entries(whole)) {
    if (key === 'children') continue; // drawn on the server
    const name = Array.isArray(whole) ? '[]' : `.${key}`;
    if (CATALOGUES.has(key)) yield name;
    else for (const path of listPaths(member, rows)) yield name + path;
  }
}

function isElement(value: object): boolean {
  return Array.isArray(value) && value[0] === '$';
}
