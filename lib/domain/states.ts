import { type Attempt, type AttemptState, isOpen, isSettling } from './attempt.ts';
import type { Payment, ReportedStatus } from './payment.ts';

type StateTraits = {
  /** Whether payment may be offered and accepted; pages and handlers both ask this. */
  readonly isPayable: boolean;
  /**
   * Whether an open page stops asking for news. Settled is terminal although a return can still follow:
   * that takes days, and anyone who opens the link then sees it at once. So is Error, which only people
   * move on (connectfi-api 4.2, P15).
   */
  readonly isTerminal: boolean;
  readonly moneyMoved: 'no' | 'pending' | 'yes' | 'returned' | 'unknown';
  readonly tone: 'calm' | 'good' | 'waiting' | 'attention';
};

function traits(
  isPayable: boolean,
  isTerminal: boolean,
  moneyMoved: StateTraits['moneyMoved'],
  tone: StateTraits['tone'],
): StateTraits {
  return { isPayable, isTerminal, moneyMoved, tone };
}

/** Every screen of a bill, as a table: payable, terminal, where the money is, tone. */
export const PAYMENT_STATES = {
  payable: traits(true, false, 'no', 'calm'),
  notReceived: traits(true, false, 'no', 'attention'),
  notReady: traits(false, false, 'no', 'calm'),
  cancelled: traits(false, true, 'no', 'calm'),
  rejected: traits(false, true, 'no', 'attention'),
  error: traits(false, true, 'unknown', 'attention'),
  expired: traits(false, true, 'no', 'calm'),
  pastExpiry: traits(false, true, 'no', 'calm'),
  processing: traits(false, false, 'pending', 'good'),
  sentToBank: traits(false, false, 'pending', 'good'),
  // Acknowledged by the bank is not yet settled (connectfi-api 4.1).
  completed: traits(false, false, 'pending', 'good'),
  settled: traits(false, true, 'yes', 'good'),
  returned: traits(false, true, 'returned', 'attention'),
  declined: traits(false, true, 'no', 'attention'),
  unknownStatus: traits(false, false, 'unknown', 'attention'),
  noMethod: traits(false, false, 'no', 'calm'),
  cardOnly: traits(false, false, 'no', 'calm'),
  typedDetailsOnly: traits(false, false, 'no', 'calm'),
  confirming: traits(false, false, 'unknown', 'waiting'),
  // Our own memory does not answer: a payment could not be guarded, so none is taken.
  paused: traits(false, false, 'unknown', 'waiting'),
} as const;

export type PaymentState = keyof typeof PAYMENT_STATES;

type StateInput = {
  readonly payment: Pick<Payment, 'status' | 'money' | 'methods' | 'usesPlaid' | 'expiresAt'>;
  /** The bill's latest attempt, settled as far as `attempt.ts` can settle it. */
  readonly attempt: { readonly state: AttemptState } | undefined;
  /** Whether there was an attempt cannot be told. */
  readonly isLedgerDown: boolean;
  /** No payment is taken at the moment: it could not be written down, or our clock is wrong. */
  readonly isStandingStill?: boolean;
  readonly now: Date;
};

/** States that follow from the reported status alone (connectfi-api 4.1). */
const STATE_BY_STATUS: Readonly<Record<Exclude<ReportedStatus, 'Sent' | 'missing'>, PaymentState>> =
  {
    Initiated: 'notReady',
    Cancelled: 'cancelled',
    Rejected: 'rejected',
    Error: 'error',
    Expired: 'expired',
    Processing: 'processing',
    SentToPay: 'sentToBank',
    Completed: 'completed',
    Settled: 'settled',
    Returned: 'returned',
    Declined: 'declined',
    unknown: 'unknownStatus',
  };

/**
 * The one state of a bill, which decides its screen and whether it may be paid. In this order: an open
 * attempt that the status does not settle, an accepted attempt that the status does not show yet, a
 * ledger that does not answer, the status, the expiry, the methods. A missing status counts as Sent (U1),
 * except past the expiry: then nobody can tell whether the bill was paid.
 */
export function getPaymentState(input: StateInput): PaymentState {
  const { payment, attempt, isLedgerDown, isStandingStill, now } = input;
  const { status } = payment;
  if (attempt && isOpen(attempt.state) && !isSettling(status)) return 'confirming';
  if (attempt?.state === 'accepted' && isBeforePayment(status)) return 'processing';
  // Accepted, and run out or never paid, cannot both be true; nobody may be told that no money moves.
  const isContradicted = status === 'Expired' || status === 'Rejected';
  if (attempt?.state === 'accepted' && isContradicted) return 'unknownStatus';
  if (isLedgerDown && isBeforePayment(status)) return 'paused';
  if (isLedgerDown && status === 'Expired') return 'unknownStatus';
  if (status !== 'Sent' && status !== 'missing') return STATE_BY_STATUS[status];
  if (isPast(payment.expiresAt, now)) return status === 'Sent' ? 'pastExpiry' : 'unknownStatus';
  const obstacle = findMethodObstacle(payment);
  if (obstacle) return obstacle;
  if (isStandingStill) return 'paused';
  return attempt?.state === 'notReceived' ? 'notReceived' : 'payable';
}

/** What a bill can still report although its payment was accepted: connectFi lags, or does not say. */
function isBeforePayment(status: ReportedStatus): boolean {
  return status === 'Initiated' || status === 'Sent' || status === 'missing';
}

function isPast(expiresAt: string | undefined, now: Date): boolean {
  return expiresAt !== undefined && Date.parse(expiresAt) <= now.getTime();
}

/** Why this page cannot take the payment, by connectfi-api 1.4 and U1; bank debits are in USD (U24). */
function findMethodObstacle(payment: StateInput['payment']): PaymentState | undefined {
  const { methods = ['ach'], usesPlaid = true, money } = payment;
  if (methods.length === 0 || money.currency !== 'USD') return 'noMethod';
  if (!methods.includes('ach')) return 'cardOnly';
  return usesPlaid ? undefined : 'typedDetailsOnly';
}

type RecalledAttempt = Pick<
  Attempt,
  'transactionId' | 'state' | 'money' | 'merchant' | 'statusesSeen'
>;

/**
 * What our own memory of an attempt tells of its payment, in the terms of a bill that connectFi shows no
 * more: the state is the last one that was seen. Nothing of the account or of the authorization. Pure.
 */
export function describeRecalled(
  attempt: RecalledAttempt,
  now: Date,
): { readonly payment: Payment; readonly state: PaymentState } {
  const payment: Payment = {
    transactionId: attempt.transactionId,
    status: attempt.statusesSeen.at(-1) ?? 'missing',
    money: attempt.money,
    merchant: { ...attempt.merchant, addressLines: [] },
    fields: [],
    // When a status was seen first is not when it was reached.
    history: [],
  };
  const state = getPaymentState({ payment, attempt, isLedgerDown: false, now });
  return { payment, state };
}
