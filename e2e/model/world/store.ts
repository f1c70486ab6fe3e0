import type { LedgerLine } from '../books/books.ts';

export const STORE_NAMES = ['memory'] as const;
export type StoreName = (typeof STORE_NAMES)[number];

/** The ledger's store under the apps, as the model test starts it, breaks it and reads it. */
export type Store = {
  readonly name: StoreName;
  /** Variables of the apps. */
  readonly environment: Readonly<Record<string, string>>;
  /** Modules that are loaded into the apps before anything else. */
  readonly preloads: readonly string[];
  /** How many apps may share it. */
  readonly maxInstances: number;
  /** Whether an app may be killed without its ledger being lost. */
  readonly survivesKills: boolean;
  /** Ends it as a power cut would, and starts it again; where it is a process of its own. */
  readonly crash?: (() => Promise<void>) | undefined;
  /** Every attempt, of all bills. */
  listAttempts(): Promise<readonly LedgerLine[]>;
  stop(): Promise<void>;
};
