import type {
  BankAccount,
  Instant,
  Merchant,
  Money,
  PaymentStatus,
  ReportedStatus,
} from './payment.ts';

/**
 * The states of one attempt to pay. `intended`: written down, and certainly not sent yet. `ended`: the
 * bill ended (expired, cancelled, rejected) without this payment.
 */
export const ATTEMPT_STATES = [
  'intended',
  'submitted',
  'unknown',
  'accepted',
  'refused',
  'notReceived',
  'ended',
] as const;

export type AttemptState = (typeof ATTEMPT_STATES)[number];

/**
 * What each state may become. The states that become nothing are final. An intention that nobody carried
 * out was certainly not received; nor was what a connection that was never made should have carried.
 */
const NEXT: Readonly<Record<AttemptState, readonly AttemptState[]>> = {
  intended: ['submitted', 'notReceived'],
  submitted: ['accepted', 'refused', 'unknown', 'notReceived', 'ended'],
  unknown: ['accepted', 'notReceived', 'ended'],
  accepted: [],
  refused: [],
  notReceived: [],
  ended: [],
};

export function canBecome(state: AttemptState, next: AttemptState): boolean {
  return NEXT[state].includes(next);
}

/** Whether what became of it is not known yet: no other attempt of the bill may begin. */
export function isOpen(state: AttemptState): boolean {
  return NEXT[state].length > 0;
}

/** The states that end an attempt. */
export const FINAL_STATES: readonly AttemptState[] = ATTEMPT_STATES.filter(
  (state) => !isOpen(state),
);

/**
 * Whether the bill takes no other attempt. `ended` does not block: should the merchant send the ended
 * bill again, its status alone decides.
 */
export function blocksAnother(state: AttemptState): boolean {
  return isOpen(state) || state === 'accepted';
}

/** What a browser is told of a state: to a customer, an intention under way is a submission. */
export function toOutcome(state: AttemptState): Exclude<AttemptState, 'intended'> {
  return state === 'intended' ? 'submitted' : state;
}

/** What a customer pays with: a member for each way to pay, told apart by its `method`. */
export type Instrument = BankDebit;

/** What is written down before connectFi is asked to pay. */
export type AttemptIntent = Instrument & {
  readonly transactionId: string;
  /** The bill's address in our page, by which a link finds it that connectFi no longer opens. */
  readonly billRef: string;
  readonly merchant: Pick<Merchant, 'id' | 'reference' | 'aggregatorId' | 'name'>;
  readonly invoiceNumber?: string;
  /** The `traceId` of the request that pays, which customers read out where it failed. */
  readonly reference?: string;
  /** The session that gave the authorization; only it may see account and authorization again. */
  readonly sessionId: string;
  readonly money: Money;
  readonly locale: string;
  readonly userAgent: string;
  readonly ipAddress: string;
  /** When the customer pressed, by the server's clock; the date in the authorization is this moment's. */
  readonly submittedAt: Instant;
};

export type Attempt = AttemptIntent & {
  readonly id: string;
  readonly state: AttemptState;
  /** When the state became what it is. */
  readonly changedAt: Instant;
  /** Why it was refused; a code of `lib/contract/failures.ts`. */
  readonly refusal?: string;
  readonly requestId?: string;
  /** Those that connectFi reported of an attempt that was accepted, in the order of their first sight. */
  readonly statusesSeen: readonly PaymentStatus[];
  /** When the last of them was first seen. */
  readonly statusSeenAt?: Instant;
};

/**
 * An account as the authorization calls it. Of another kind than these it goes by its name, so that
 * releases that know fewer kinds read it, too.
 */
export type KeptAccount = Pick<BankAccount, 'name' | 'mask'> & {
  readonly subtype: 'checking' | 'savings' | 'other';
};

/** What a customer agrees to who pays by ACH debit. Never an account or routing number. */
export type BankDebit = {
  readonly method: 'ach';
  readonly account: KeptAccount;
  readonly nameOnAccount: string;
  readonly debitDate: string;
  readonly authorizationVersion: string;
  readonly authorizationText: string;
};

export type SettledState = Extract<AttemptState, 'accepted' | 'ended' | 'notReceived'>;

type SettlingInput = {
  readonly state: AttemptState;
  /** What connectFi reports of the bill. */
  readonly status: ReportedStatus;
  /** For how long the attempt had surely been as far as it is when connectFi was asked. */
  readonly watchedForMs: number;
  readonly settlingSeconds: number;
};

/** What each status proves about an attempt whose answer never came. `sent` proves it only in time. */
const PROOFS: Record<ReportedStatus, 'accepted' | 'ended' | 'sent' | 'nothing'> = {
  Processing: 'accepted',
  SentToPay: 'accepted',
  Completed: 'accepted',
  Settled: 'accepted',
  Returned: 'accepted',
  Declined: 'accepted',
  Expired: 'ended',
  Cancelled: 'ended',
  Rejected: 'ended',
  Sent: 'sent',
  // Neither follows from an accepted payment alone, nor rules one out (connectfi-api 4.2).
  Initiated: 'nothing',
  Error: 'nothing',
  missing: 'nothing',
  unknown: 'nothing',
};

/**
 * What became of an open attempt, by the status that connectFi reports now. `undefined`: nothing new,
 * because the attempt is still open, or was not open to begin with. `submitted` counts as open, so that
 * an attempt whose answer was lost in a crash is settled too.
 *
 * Only an explicit `Sent` once the settling window has passed proves that the payment was not received:
 * the window is longer than every deadline of ours, so nothing is on its way. An intention that was not
 * carried out within the window never is: its process can no longer move it on.
 */
export function settleAttempt(input: SettlingInput): SettledState | undefined {
  const { state, status, watchedForMs, settlingSeconds } = input;
  if (!isOpen(state)) return undefined;
  const hasWindowPassed = watchedForMs > settlingSeconds * 1000;
  if (state === 'intended') return hasWindowPassed ? 'notReceived' : undefined;
  const proof = PROOFS[status];
  if (proof === 'nothing') return undefined;
  if (proof === 'sent') return hasWindowPassed ? 'notReceived' : undefined;
  return proof;
}

/** Whether a status by itself, whatever the time, tells what became of an open attempt. */
export function isSettling(status: ReportedStatus): boolean {
  return PROOFS[status] === 'accepted' || PROOFS[status] === 'ended';
}
