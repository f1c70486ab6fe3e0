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
