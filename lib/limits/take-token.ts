import { processWide } from '#lib/process-wide.ts';
import type { Limits, Refusal } from './limits.ts';
import type { LimitName } from './limits-table.ts';

export const sharedLimits = processWide<Limits>('limits');

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
 * The limits of this process, which `server.ts` has opened. A limit that pages and handlers count each
 * for itself is none.
 */
function getLimits(): Limits {
  if (!sharedLimits.value) throw new Error('The limits have not been opened');
  return sharedLimits.value;
}
