import type { Weather } from '#e2e/sandbox/fault-proxy/choose-fault.ts';
import type { CallMoment } from '#e2e/sandbox/fault-proxy/proxied-call.ts';

/** The acts of a schedule: customers come, customers come back, and all is looked at once more, in calm. */
export const ACTS = ['first', 'second'] as const;
export type Act = (typeof ACTS)[number];

export type BillPlan = {
  /** The same in every run: `bill 7`. */
  readonly name: string;
  readonly amountInCents: number;
  /** What connectFi refuses the first pay call with, if it does. */
  readonly refusal: 'achValidate' | 'paymentPlaidAccount' | undefined;
  /** What becomes of its payment at the bank. */
  readonly course: 'settles' | 'comesBack';
  /** How many tabs each browser has. The last browser comes in the second act only, where `hasLateDevice`. */
  readonly tabs: readonly number[];
  readonly hasLateDevice: boolean;
  /** Whether those who have come to the button press it in the same moment. */
  readonly pressTogether: boolean;
  readonly turns: readonly Turn[];
};

/** Something that happens to one bill at connectFi, at a moment of its own calls: the same in every run. */
export type Turn = {
  readonly operation: 'C2' | 'C4';
  readonly ordinal: number;
  readonly moment: CallMoment;
  readonly deed: 'endSessions' | 'cancel' | 'expire' | 'passDays' | 'payElsewhere';
};

/** Something that happens to the world rather than to one bill or one call. */
export type Disturbance =
  | { readonly kind: 'kill'; readonly instance: number }
  | { readonly kind: 'freeze'; readonly instance: number; readonly forInMs: number }
  | { readonly kind: 'crashStore' }
  | { readonly kind: 'unreachable'; readonly forInMs: number }
  | { readonly kind: 'skewClock'; readonly instance: number; readonly byInMs: number };

export type DisturbanceKind = Disturbance['kind'];

/** What a table counts among the things that happened. */
export type HappeningKind = DisturbanceKind | Turn['deed'];

export type PlannedDisturbance = {
  readonly act: Act;
  /** Happens once so many bills have been begun in its act. */
  readonly afterBills: number;
  readonly disturbance: Disturbance;
};

export type Schedule = {
  readonly index: number;
  readonly weather: Weather;
  readonly bills: readonly BillPlan[];
  readonly disturbances: readonly PlannedDisturbance[];
};
