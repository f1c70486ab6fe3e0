export type SqlValue = string | number | null;
export type SqlRow = Readonly<Record<string, unknown>>;

/** Runs one statement, whose parameters are `$1`, `$2`, …, and gives its rows. */
export type Query = (statement: string, values?: readonly SqlValue[]) => Promise<readonly SqlRow[]>;

/** A database that keeps its word: what a transaction has written is on disk when it resolves. */
export type SqlStore = {
  readonly dialect: 'sqlite' | 'postgres';
  /**
   * Runs `work` in one transaction: all of it or nothing. Rejects with what the database said; after a
   * rejection it may still have been written, since the answer to a commit can be lost. Work that only
   * reads says so: it sees the database as it is at one moment, and keeps no writer waiting.
   */
  transact<Value>(
    work: (query: Query) => Promise<Value>,
    kind?: 'write' | 'readOnly',
  ): Promise<Value>;
  /** One statement that only reads, in one round trip. Sees what was committed. */
  read: Query;
  close(): Promise<void>;
};
