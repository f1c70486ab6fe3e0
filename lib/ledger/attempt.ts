import type { BankAccount, Money, PaymentStatus } from '#lib/payment/payment.ts';

/**
 * The states of one attempt to pay. `submitted` and `unknown` are open: no other attempt of the bill
 * may begin. `ended`: the bill ended (expired, cancelled, rejected) without this payment.
 */
export type AttemptState =
  | 'submitted'
  | 'accepted'
  | 'refused'
  | 'unknown'
  | 'notReceived'
  | 'ended';

/** What is written down before connectFi is asked to debit. Never an account or routing number. */
export type AttemptIntent = {
  readonly transactionId: string;
  /** The session that gave the authorization; only it may see account and authorization again. */
  readonly sessionId: string;
  readonly money: Money;
  readonly account: Pick<BankAccount, 'name' | 'mask' | 'subtype'>;
  readonly nameOnAccount: string;
  readonly debitDate: string;
  readonly authorizationVersion: string;
  readonly authorizationText: string;
  readonly locale: string;
  readonly userAgent: string;
  readonly ipAddress: string;
};

export type Attempt = AttemptIntent & {
  readonly id: string;
  readonly state: AttemptState;
  readonly submittedAt: string;
  /** When the state became what it is. */
  readonly changedAt: string;
  /** Why it was refused; a code of `lib/failures.ts`. */
  readonly refusal?: string;
  readonly requestId?: string;
  readonly statusesSeen: readonly PaymentStatus[];
};

export function isOpen(state: AttemptState): boolean {
  return state === 'submitted' || state === 'unknown';
}
