import type { Result } from '#lib/result.ts';
import type { SqlStore } from '../sql/store/sql-store.ts';

/** Where a command reads from and writes to. */
export type CommandContext = {
  readonly store: SqlStore;
  readonly retentionDays: number;
  /** Who runs the command. */
  readonly osUser: string;
  /** To the output: the answer itself. */
  readonly write: (text: string) => Promise<void>;
  /** To people who watch: what there is to say about the answer. */
  readonly warn: (text: string) => void;
};

/** A command whose words were understood, ready to run; otherwise a sentence on what is wrong with them. */
export type PreparedCommand = Result<(context: CommandContext) => Promise<void>, string>;
