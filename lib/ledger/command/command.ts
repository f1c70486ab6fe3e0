import { fail, type Result, succeed } from '#lib/result.ts';
import type { SqlStore } from '../sql/sql-store.ts';

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

/** What each option of a command takes. */
export type OptionKinds<Name extends string> = ReadonlyMap<Name, 'value' | 'nothing'>;

/**
 * Reads `--name value`, `--name=value` and `--name`. Gives the values by their names (of an option that
 * takes nothing, an empty text), or a sentence on the first word that is not understood.
 */
export function parseOptions<Name extends string>(
  words: readonly string[],
  kinds: OptionKinds<Name>,
): Result<ReadonlyMap<Name, string>, string> {
  const options = new Map<Name, string>();
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const [, option = '', inline] = /^(--[^=]*)(?:=(.*))?$/s.exec(word) ?? [];
    const name = [...kinds.keys()].find((known) => `--${known}` === option);
    if (name === undefined) return fail(describeUnknown(word, [...kinds.keys()]));
    if (options.has(name)) return fail(`${option} stands there twice.`);
    const takesValue = kinds.get(name) === 'value';
    if (!takesValue && inline !== undefined) return fail(`${option} takes no value.`);
    const value = takesValue ? (inline ?? rest.shift()) : '';
    if (takesValue && (!value || (inline === undefined && value.startsWith('--')))) {
      return fail(`${option} needs a value.`);
    }
    options.set(name, value ?? '');
  }
  return succeed(options);
}

function describeUnknown(word: string, names: readonly string[]): string {
  return `${JSON.stringify(word)} is not understood here; there is ${names.map((name) => `--${name}`).join(', ')}.`;
}

/** The minute of an instant in UTC: "2026-10-02 09:30". */
export function writeMinute(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ');
}
