import type { Operation } from './operations.ts';

/** One request that the connectFi side received. */
export type Call = {
  readonly operation: Operation;
  readonly transactionId: string | null;
  /** Real time. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly headerNames: readonly string[];
  readonly body: unknown;
  /** The caller's port: tells one connection from another. */
  readonly remotePort: number | null;
  fault: string | null;
  /** null: not (yet) answered. */
  status: number | null;
  /** The `code` of the answer's envelope, where it has one. */
  code: string | null;
};
