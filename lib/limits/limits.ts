import { processWide } from '#lib/process-wide.ts';
import type { LimitName } from './limits-table.ts';

/** Why something is not done now. The seconds are whole ones, from 1 on. */
export type Refusal = { readonly retryAfterInSeconds: number };

/** Counts under the limits of the table. Never throws, and answers within the deadline of the store. */
export type Limits = {
  /** Counts one, and refuses it if that is one too many. */
  take(name: LimitName, key: string): Promise<Refusal | undefined>;
  /** Counts nothing, and tells whether the next one would be refused. */
  look(name: LimitName, key: string): Promise<Refusal | undefined>;
  /** How often each limit has refused since the start. */
  readonly refusals: ReadonlyMap<LimitName, number>;
  /** Whether counts are shared with other processes now; `undefined` where they never are. */
  readonly isShared: () => boolean | undefined;
  close(): void;
};

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
