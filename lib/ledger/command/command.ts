import { readCentralClock } from '#lib/domain/calendar-date.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { AuditRecord } from '../sql/read-whole-records.ts';
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

/**
 * Reads `--name value`, `--name=value` and `--name`. Gives the values by their names (of `flags`, which take
 * none, an empty text), or a sentence on the first word that is not understood.
 */
export function parseOptions<Value extends string, Flag extends string>(
  words: readonly string[],
  {
    values = [],
    flags = [],
  }: { readonly values?: readonly Value[]; readonly flags?: readonly Flag[] },
): Result<ReadonlyMap<Value | Flag, string>, string> {
  const options = new Map<Value | Flag, string>();
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const [, option = '', inline] = /^(--[^=]*)(?:=(.*))?$/s.exec(word) ?? [];
    const flag = flags.find((known) => `--${known}` === option);
    const name = flag ?? values.find((known) => `--${known}` === option);
    if (name === undefined) return fail(describeUnknown(word, [...values, ...flags]));
    if (options.has(name)) return fail(`${option} stands there twice.`);
    if (flag && inline !== undefined) return fail(`${option} takes no value.`);
    const value = flag ? '' : (inline ?? rest.shift());
    if (!flag && (!value || (inline === undefined && value.startsWith('--')))) {
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

/** As people of support read it: "125.00 USD". */
export function writeAmount({ decimal, minorUnits, currency }: AuditRecord['amount']): string {
  return `${decimal ?? minorUnits} ${currency}`;
}

/** The minute in US/Central, for people of support: "2026-10-02 09:30". */
export function writeCentralMinute(instant: string): string {
  const { date, minutesSinceMidnight } = readCentralClock(new Date(instant));
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date} ${two(Math.floor(minutesSinceMidnight / 60))}:${two(minutesSinceMidnight % 60)}`;
}
