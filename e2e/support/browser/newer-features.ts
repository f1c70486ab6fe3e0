import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import compat from '@mdn/browser-compat-data' with { type: 'json' };
import type { BrowserName, CompatStatement, Identifier } from '@mdn/browser-compat-data';
import { z } from 'zod';

/**
 * What browsers have learned since the oldest that we serve, as MDN's tables have it: `Array.fromAsync`,
 * `URL.canParse_static`, `Temporal`. Without the rules by which a browser enforces our policy.
 */
export function listNewerFeatures(): string[] {
  const oldest = readOldestBrowsers();
  return [compat.api, compat.javascript.builtins].flatMap((owners: Identifier = {}) =>
    listNames(owners).flatMap((owner) => {
      const { __compat, ...members } = owners[owner] ?? {};
      if (isNewer(__compat, oldest)) return [owner];
      return listNames(members)
        .filter((name) => isNewer(members[name]?.__compat, oldest))
        .map((name) => `${owner}.${name}`);
    }),
  );
}

/**
 * What a style sheet uses that the oldest browsers do not know: properties, rules such as `@scope`, and selectors such
 * as `:open`. A browser leaves out what it does not know, and nothing else; nested rules it may leave out unseen.
 */
export function listNewerStyles(css: string): string[] {
  const oldest = readOldestBrowsers();
  const { properties = {}, selectors = {}, 'at-rules': rules = {} } = compat.css;
  const heads = css.replace(/\{[^{}]*\}/g, '{}');
  const find = (text: string, pattern: RegExp, table: Identifier, mark = '') =>
    [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))]
      .filter((name) => isNewer(table[name]?.__compat, oldest))
      .map((name) => mark + name);
  return [
    ...find(css, /[{;]\s*([a-z][a-z-]+)\s*:/g, properties),
    ...find(heads, /(?<!\\)::?([a-z][a-z-]+)/g, selectors, ':'),
    ...find(css, /@([a-z][a-z-]+)/g, rules, '@'),
    ...(/(?<!\\)&/.test(heads) ? ['nesting'] : []),
  ];
}

/** By name, the first version that we serve: the `browserslist` of package.json. */
function readOldestBrowsers(): ReadonlyMap<string, number> {
  const { browserslist } = z
    .object({ browserslist: z.array(z.string()) })
    .parse(JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../package.json'), 'utf8')));
  return new Map(
    browserslist.map((line) => {
      const [name = '', version] = line.split(' >= ');
      return [name === 'ios_saf' ? 'safari_ios' : name, Number(version)] as const;
    }),
  );
}

/** Takes from the page what `features` name. Runs in the page. */
export function forget(features: readonly string[]): void {
  // Plaid's window is not ours.
  if (window !== window.top) return;
  const world: Record<string, unknown> = Object(globalThis);
  for (const feature of features) {
    const [owner = '', member] = feature.split('.');
    if (member === undefined) {
      Reflect.deleteProperty(world, owner);
      continue;
    }
    const place = world[owner];
    if (!place) continue;
    const name = member.replace(/_static$/, '');
    // `Response.json` is new, and what each response has by that name is not.
    const holders =
      name === member
        ? [place, Object(place).prototype, owner === 'Window' ? world : undefined]
        : [place];
    for (const holder of holders) {
      if (holder) Reflect.deleteProperty(holder, name);
    }
  }
}

/** Without the table's own entries, and what a browser that enforces our policy must have. */
function listNames(owners: Identifier): string[] {
  return Object.keys(owners).filter((name) => !/^__|trustedtype/i.test(name));
}

function isNewer(
  statement: CompatStatement | undefined,
  oldest: ReadonlyMap<string, number>,
): boolean {
  if (!statement) return false;
  return [...oldest].some(([browser, version]) => {
    const support = [statement.support[browser as BrowserName] ?? []].flat();
    const plain = support.filter((one) => !one.flags && !one.prefix && !one.alternative_name);
    return !plain.some(({ version_added: added }) => {
      return typeof added === 'string' && Number.parseFloat(added.replace('≤', '')) <= version;
    });
  });
}
