import type { Dice, Weights } from '#e2e/support/dice.ts';
import { SETTINGS } from '../settings.ts';
import {
  ACTS,
  type BillPlan,
  type Disturbance,
  type DisturbanceKind,
  type PlannedDisturbance,
  type Schedule,
} from './schedule.ts';

export type ScheduleLimits = {
  readonly bills: number;
  readonly instances: number;
  /** What the store under the apps can bear. */
  readonly survivesKills: boolean;
  readonly canCrash: boolean;
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
  const browsers = Number(dice.choose({ '1': 11, '2': 7, '3': 2 }, 'browsers'));
  const refusal = dice.choose({ none: 10, achValidate: 1, paymentPlaidAccount: 1 }, 'refusal');
  return {
    name,
    amountInCents: dice.whole({ from: 20_000, to: 99_999 }, 'amount'),
    refusal: refusal === 'none' ? undefined : refusal,
    course: dice.choose({ settles: 3, comesBack: 1 }, 'course'),
    tabs: Array.from({ length: browsers }, (_, index) =>
      Number(dice.choose({ '1': 4, '2': 1 }, 'tabs', index)),
    ),
    hasLateDevice: browsers > 1 && dice.isLucky(0.4, 'late device'),
    pressTogether: dice.isLucky(0.4, 'press together'),
  };
}

/** How many disturbances of a kind come on a hundred bills. */
const RATES: Weights<DisturbanceKind> = {
  kill: 2,
  crashStore: 1,
  unreachable: 4,
  skewClock: 6,
  endSessions: 6,
  moveStatus: 8,
  passDays: 10,
};

function planDisturbances(schedule: Dice, limits: ScheduleLimits): PlannedDisturbance[] {
  const rates = {
    ...RATES,
    ...(limits.survivesKills ? {} : { kill: 0 }),
    ...(limits.canCrash ? {} : { crashStore: 0 }),
  };
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
  const bill = dice.whole({ from: 0, to: limits.bills - 1 }, 'bill');
  const { skewInMs, unreachableInMs } = SETTINGS;
  switch (kind) {
    case 'crashStore':
      return { kind };
    case 'kill':
      return { kind, instance };
    case 'skewClock':
      return { kind, instance, byInMs: dice.whole({ from: -skewInMs, to: skewInMs }, 'skew') };
    case 'unreachable':
      return { kind, forInMs: dice.whole(unreachableInMs, 'length') };
    case 'endSessions':
    case 'passDays':
      return { kind, bill };
    case 'moveStatus':
      return { kind, bill, to: dice.choose({ Cancelled: 1, Expired: 1 }, 'to') };
    default:
      return kind satisfies never;
  }
}
