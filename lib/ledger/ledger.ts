import type { PaymentStatus } from '#lib/payment/payment.ts';
import type { Attempt, AttemptIntent, AttemptState } from './attempt.ts';

export type OpenedAttempt =
  | { readonly kind: 'opened'; readonly attempt: Attempt }
  /** Another attempt of this bill is open or was accepted; nothing was written. */
  | { readonly kind: 'alreadyOpen'; readonly attempt: Attempt };

export type AttemptChange = {
  readonly state: AttemptState;
  readonly refusal?: string;
  readonly requestId?: string;
  readonly statusSeen?: PaymentStatus;
};

/** The page's own memory of attempts: connectFi documents no idempotency key (connectfi-api 7.6). */
export type Ledger = {
  /** Opens an attempt unless the bill has one that is open or accepted. Atomic. */
  openAttempt(intent: AttemptIntent): Promise<OpenedAttempt>;
  /** Moves an attempt on. A state that is already final stays; the stored attempt is returned. */
  changeAttempt(attemptId: string, change: AttemptChange): Promise<Attempt>;
  /** The bill's latest attempt, if any. */
  getLatestAttempt(transactionId: string): Promise<Attempt | undefined>;
};
