import type { Limits, Refusal } from './limits.ts';
import type { LimitName } from './limits-table.ts';

declare global {
  var limits: Limits | undefined;
}

/**
 * Counts one under a limit. Gives the refusal if that is one too many. `key` is an address, a bill's `ref` or
 * a session's id, and never a secret: it may rest in a store beside this process.
 */
export function takeToken(name: LimitName, key: string): Promise<Refusal | undefined> {
  return getLimits().take(name, key);
}

/** Whether the next token of a limit would be refused. Counts nothing. */
export function findRefusal(name: LimitName, key: string): Promise<Refusal | undefined> {
  return getLimits().look(name, key);
}

/**
 * The limits of this process, which `server.ts` has opened. On `globalThis`, since Next does not share modules
 * between handlers and the proxy, and a limit that each of them counts for itself is none.
 */
function getLimits(): Limits {
  if (!globalThis.limits) throw new Error('The limits have not been opened');
  return globalThis.limits;
}
