import type { LedgerLine } from '../books/books.ts';

export const STORE_NAMES = ['sqlite', 'postgres'] as const;
export type StoreName = (typeof STORE_NAMES)[number];

/** The ledger's store under the apps, as the model test starts it, breaks it and reads it. */
export type Store = {
  /** Such as `PostgreSQL 15.18`. */
  readonly name: string;
  /** Variables of the apps. */
  readonly environment: Readonly<Record<string, string>>;
  /** Ends it as a power cut would, and starts it again; where it is a process of its own. */
  readonly crash?: () => Promise<void>;
  /** The attempts of these bills. */
  readBook(transactionIds: readonly string[]): Promise<readonly LedgerLine[]>;
  stop(): Promise<void>;
};
