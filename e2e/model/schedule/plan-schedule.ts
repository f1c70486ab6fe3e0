import type { Dice, Weights } from '#e2e/support/dice.ts';
import { SETTINGS } from '../settings.ts';
import {
  ACTS,
  type BillPlan,
  type Disturbance,
  type DisturbanceKind,
  type PlannedDisturbance,
  type Schedule,
  type Turn,
} from './schedule.ts';

export type ScheduleLimits = {
  readonly bills: number;
  readonly instances: number;
  /** Whether the store under the apps is a process of its own. */
  readonly canStoreCrash: boolean;
};

/** Plans one schedule. The same seed, index and limits give the same plan. */
export function planSchedule(seed: Dice, index: number, limits: ScheduleLimits): Schedule {
  const dice = seed.under('schedule', index);
  return {
    index,
    weather: {
      payFaults: dice.fraction('pay faults') * 0.7,
      readFaults: dice.fraction('read faults') * 0.1,
      delayInMs: SETTINGS.delayInMs,
      holdInMs: SETTINGS.holdInMs,
    },
    bills: Array.from({ length: limits.bills }, (_, number) => planBill(dice, number)),
    disturbances: planDisturbances(dice, limits),
  };
}

function planBill(schedule: Dice, number: number): BillPlan {
  const name = `bill ${number + 1}`;
  const dice = schedule.under(name);
  const browsers = Number(dice.choose({ '1': 13, '2': 6, '3': 1 }, 'browsers'));
  const refusal = dice.choose({ none: 10, achValidate: 1, paymentPlaidAccount: 1 }, 'refusal');
  return {
    name,
    amountInCents: dice.whole({ from: 20_000, to: 99_999 }, 'amount'),
    refusal: refusal === 'none' ? undefined : refusal,
    course: dice.choose({ settles: 3, comesBack: 1 }, 'course'),
    tabs: Array.from({ length: browsers }, (_, index) =>
      Number(dice.choose({ '1': 6, '2': 1 }, 'tabs', index)),
    ),
    hasLateDevice: browsers > 1 && dice.isLucky(0.4, 'late device'),
    pressTogether: dice.isLucky(0.6, 'press together'),
    turns: dice.isLucky(CHANCE_OF_A_TURN, 'turn') ? [planTurn(dice.under('turn'))] : [],
  };
}

const CHANCE_OF_A_TURN = 0.4;

/** Mostly around the payment itself, where a change is least expected. */
function planTurn(dice: Dice): Turn {
  const deed = dice.choose(
    { endSessions: 2, cancel: 3, expire: 1, passDays: 3, payElsewhere: 3 },
    'deed',
  );
  const operation = dice.choose(
    // The page itself can only notice a payment elsewhere before it pays: by reading the bill.
    deed === 'payElsewhere' ? { C4: 1, C2: 3 } : { C4: 2, C2: 1 },
    'operation',
  );
  return {
    operation,
    ordinal: dice.whole(ORDINALS[operation], 'ordinal'),
    moment: dice.choose({ arrived: 1, processed: 2 }, 'moment'),
    deed,
  };
}

/** A bill is read three or four times until its order is given. */
const ORDINALS = { C4: { from: 1, to: 2 }, C2: { from: 2, to: 6 } } as const;

/** How many disturbances of a kind come on a hundred bills. */
const RATES: Weights<DisturbanceKind> = {
  kill: 1,
  freeze: 2,
  crashStore: 1,
  unreachable: 4,
  skewClock: 6,
};

function planDisturbances(schedule: Dice, limits: ScheduleLimits): PlannedDisturbance[] {
  const rates = { ...RATES, ...(limits.canStoreCrash ? {} : { crashStore: 0 }) };
  const perHundred = Object.values(rates).reduce((sum, rate) => sum + rate, 0);
  const count = Math.round((limits.bills * perHundred) / 100);
  return Array.from({ length: count }, (_, index) => {
    const dice = schedule.under('disturbance', index);
    return {
      act: dice.choose({ [ACTS[0]]: 2, [ACTS[1]]: 1 }, 'act'),
      afterBills: dice.whole({ from: 1, to: limits.bills }, 'moment'),
      disturbance: planDisturbance(dice, dice.choose(rates, 'kind'), limits),
    };
  });
}

function planDisturbance(dice: Dice, kind: DisturbanceKind, limits: ScheduleLimits): Disturbance {
  const instance = dice.whole({ from: 0, to: limits.instances - 1 }, 'instance');
  const { skewInMs, unreachableInMs, freezeInMs } = SETTINGS;
  switch (kind) {
    case 'crashStore':
      return { kind };
    case 'kill':
      return { kind, instance };
    case 'freeze':
      return { kind, instance, forInMs: dice.whole(freezeInMs, 'length') };
    case 'skewClock':
      return { kind, instance, byInMs: dice.whole({ from: -skewInMs, to: skewInMs }, 'skew') };
    case 'unreachable':
      return { kind, forInMs: dice.whole(unreachableInMs, 'length') };
    default:
      return kind satisfies never;
  }
}
