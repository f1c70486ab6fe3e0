import { parseArgs } from 'node:util';

export type ModelOptions = {
  readonly seed: number;
  readonly payments: number;
  readonly billsPerSchedule: number;
  /** Plays this one of the schedules, and no other. */
  readonly onlySchedule: number | undefined;
  /** The name of a guard that is taken out first. */
  readonly mutation: string | undefined;
  /** Where the counts for a summary are written. */
  readonly countsPath: string | undefined;
};

const DEFAULT_SEED = 1;
const BILLS_PER_SCHEDULE = 50;
const PAYMENTS = { short: 300, long: 10_000 };

/** Reads the command line of `npm run soak`. Throws where it is not understood. */
export function readModelOptions(args: readonly string[]): ModelOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      short: { type: 'boolean', default: false },
      seed: { type: 'string' },
      payments: { type: 'string' },
      'only-schedule': { type: 'string' },
      mutation: { type: 'string' },
      counts: { type: 'string' },
    },
  });
  const payments = readNumber('payments', values.payments);
  return {
    seed: readNumber('seed', values.seed) ?? DEFAULT_SEED,
    payments: payments ?? (values.short ? PAYMENTS.short : PAYMENTS.long),
    billsPerSchedule: BILLS_PER_SCHEDULE,
    onlySchedule: readNumber('only-schedule', values['only-schedule']),
    mutation: values.mutation,
    countsPath: values.counts,
  };
}

function readNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new RangeError(`--${name} must be a whole number.`);
  return Number(text);
}
