import type { z } from 'zod';
import { anyMembers } from './brand-folder.ts';

type Members = Readonly<z.output<typeof anyMembers>>;

/** A brand's own affair: its base's hosts and merchants are not its own. */
const NEVER_INHERITED = new Set(['$schema', 'extends', 'match']);

/** What only makes sense together: half of one firm's logo, font or addresses and half of another's does not. */
export const WHOLE: ReadonlySet<string> = new Set([
  'logo',
  'icon',
  'font',
  'return',
  'languages',
  'endedLink',
]);

/**
 * A brand's settings as written, over those of the brand that it extends: member by member, lists and what
 * belongs together as a whole; `null` takes away (RFC 7396). What is no object at all is left to the check.
 */
export function mergeSettings(own: unknown, base: unknown): unknown {
  if (!isMembers(own) || !isMembers(base)) return own;
  // A legal name is that of one firm: it does not go along with another name.
  const isNamed = Object.hasOwn(own, 'name');
  const given = Object.entries(base).filter(
    ([name]) => !NEVER_INHERITED.has(name) && !(isNamed && name === 'legalName'),
  );
  return merge(own, Object.fromEntries(given), WHOLE);
}

function merge(own: Members, base: Members, whole: ReadonlySet<string>): Members {
  const merged = new Map(Object.entries(base));
  for (const [name, value] of Object.entries(own)) {
    const inherited = merged.get(name);
    const isMerged = isMembers(value) && isMembers(inherited) && !whole.has(name);
    if (value === null) merged.delete(name);
    else merged.set(name, isMerged ? merge(value, inherited, new Set()) : value);
  }
  return Object.fromEntries(merged);
}

/** What of the merged settings is not the brand's own: `colors.light`, `corners`. */
export function listInherited(own: unknown, merged: unknown): string[] {
  if (!isMembers(own) || !isMembers(merged)) return [];
  return Object.entries(merged).flatMap(([name, value]) => {
    const mine = Object.hasOwn(own, name) ? own[name] : undefined;
    if (mine === undefined) return [name];
    return listInherited(mine, value).map((rest) => `${name}.${rest}`);
  });
}

function isMembers(value: unknown): value is Members {
  return anyMembers.safeParse(value).success;
}
