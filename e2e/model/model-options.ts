import { parseArgs } from 'node:util';
import { STORE_NAMES, type StoreName } from './world/store.ts';

export type ModelOptions = {
  readonly seed: number;
  /** Where the ledger is, and how many payments are made over it. */
  readonly legs: readonly Leg[];
  readonly billsPerSchedule: number;
  /** Plays this one of the schedules, and no other. */
  readonly onlySchedule: number | undefined;
  /** The name of a guard that is taken out first. */
  readonly mutation: string | undefined;
  /** Where the counts for a summary are written. */
  readonly countsPath: string | undefined;
};

export type Leg = {
  readonly store: StoreName;
  readonly payments: number;
  /** Played where the machine has such a store, and left out where it has not. */
  readonly isOptional: boolean;
};

const DEFAULT_SEED = 1;
const BILLS_PER_SCHEDULE = 50;
const LONG_PAYMENTS = 10_000;

/** Two schedules, each over a store of its own: about a minute. */
const BRIEF_LEGS: readonly Leg[] = [
  { store: 'postgres', payments: 50, isOptional: true },
  { store: 'sqlite', payments: 50, isOptional: false },
];

const SHORT_LEGS: readonly Leg[] = [
  { store: 'postgres', payments: 200, isOptional: true },
  { store: 'sqlite', payments: 100, isOptional: false },
];

/** Reads the command line of `npm run soak`. Throws where it is not understood. */
export function readModelOptions(args: readonly string[]): ModelOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      short: { type: 'boolean', default: false },
      brief: { type: 'boolean', default: false },
      seed: { type: 'string' },
      payments: { type: 'string' },
      store: { type: 'string' },
      'only-schedule': { type: 'string' },
      mutation: { type: 'string' },
      counts: { type: 'string' },
    },
  });
  const { short, brief, seed, payments = LONG_PAYMENTS, store = 'postgres', ...rest } = values;
  const leg = { store: readStore(store), payments: readNumber('payments', payments) };
  return {
    seed: seed === undefined ? DEFAULT_SEED : readNumber('seed', seed),
    legs: (brief && BRIEF_LEGS) || (short && SHORT_LEGS) || [{ ...leg, isOptional: false }],
    billsPerSchedule: BILLS_PER_SCHEDULE,
    onlySchedule:
      rest['only-schedule'] === undefined
        ? undefined
        : readNumber('only-schedule', rest['only-schedule']),
    mutation: rest.mutation,
    countsPath: rest.counts,
  };
}

function readStore(name: string): StoreName {
  const store = STORE_NAMES.find((known) => known === name);
  if (!store) throw new RangeError(`--store must be one of ${STORE_NAMES.join(', ')}.`);
  return store;
}

function readNumber(name: string, value: string | number): number {
  if (!/^\d{1,9}$/.test(String(value))) throw new RangeError(`--${name} must be a whole number.`);
  return Number(value);
}
