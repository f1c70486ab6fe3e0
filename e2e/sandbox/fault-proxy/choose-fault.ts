import type { Dice, Weights } from '#e2e/support/dice.ts';
import type { Operation } from '../operations.ts';
import { type CallFault, type FaultKind, NO_FAULT } from './call-fault.ts';

type Range = { readonly from: number; readonly to: number };

/** How rough the way to connectFi is. */
export type Weather = {
  /** How many of the pay calls meet a fault, from 0 to 1; and of all other calls. */
  readonly payFaults: number;
  readonly readFaults: number;
  /** What a delay may be: below and above the app's deadlines. */
  readonly delayInMs: Range;
  /** For how long a request is held on its way: shorter than the settling window, always. */
  readonly holdInMs: Range;
};

/** A call as its fault depends on it. */
export type FaultyCall = {
  readonly operation: Operation | 'other';
  /** The bill's name in the schedule, the same in every run. */
  readonly bill: string;
  readonly ordinal: number;
};

const PAY_FAULTS: Weights<FaultKind> = {
  delayBefore: 2,
  delayAfter: 2,
  resetBefore: 3,
  resetAfter: 4,
  cutBody: 2,
  failureBefore: 3,
  failureAfter: 3,
  busy: 1,
  garbageAfter: 2,
  htmlBefore: 1,
  htmlAfter: 2,
  hangBefore: 2,
  hangAfter: 3,
  heldBack: 5,
  heldAfterReset: 4,
};

/** A reading that arrives late is only read late, so nothing is held back. */
const READ_FAULTS: Weights<FaultKind> = {
  delayBefore: 4,
  delayAfter: 4,
  resetBefore: 3,
  resetAfter: 2,
  cutBody: 2,
  failureBefore: 3,
  busy: 1,
  garbageAfter: 1,
  htmlBefore: 2,
  hangBefore: 1,
  hangAfter: 1,
};

/** What becomes of a call. Depends on seed and call alone, so that timing changes as little as can be. */
export function chooseFault(dice: Dice, weather: Weather, call: FaultyCall): CallFault {
  const { operation, bill, ordinal } = call;
  const own = dice.under('fault', bill, operation, ordinal);
  const isPayment = operation === 'C4';
  if (!own.isLucky(isPayment ? weather.payFaults : weather.readFaults, 'any')) return NO_FAULT;
  const kind = own.choose(isPayment ? PAY_FAULTS : READ_FAULTS, 'kind');
  return { kind, delayInMs: chooseDelay(own, weather, kind), status: chooseStatus(own, kind) };
}

function chooseDelay(dice: Dice, weather: Weather, kind: FaultKind): number {
  switch (kind) {
    case 'delayBefore':
    case 'delayAfter':
      return dice.whole(weather.delayInMs, 'delay');
    case 'heldBack':
    case 'heldAfterReset':
      return dice.whole(weather.holdInMs, 'hold');
    default:
      return 0;
  }
}

function chooseStatus(dice: Dice, kind: FaultKind): number {
  if (kind === 'busy') return 429;
  const isHtml = kind === 'htmlBefore' || kind === 'htmlAfter';
  return Number(dice.choose(isHtml ? HTML_STATUSES : FAILURE_STATUSES, 'status'));
}

const FAILURE_STATUSES = { '500': 1, '502': 1, '503': 1, '504': 1 };
/** Also what firewalls and captive portals say. */
const HTML_STATUSES = { '200': 2, '403': 1, '502': 1, '503': 1 };
