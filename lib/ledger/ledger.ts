import type { Attempt, AttemptIntent, AttemptState } from '#lib/domain/attempt.ts';
import type { PaymentStatus } from '#lib/domain/payment.ts';
import { processWide } from '#lib/process-wide.ts';
import type { Result } from '#lib/result.ts';

/** The store did not answer. Whether it wrote what it was asked to write is not known. */
type LedgerFailure = { readonly kind: 'storeUnavailable' };

export type LedgerAnswer<Value> = Promise<Result<Value, LedgerFailure>>;

export type OpenedAttempt =
  | { readonly kind: 'opened'; readonly attempt: Attempt }
  /** Another attempt of this bill is open or was accepted; nothing was written. */
  | { readonly kind: 'alreadyOpen'; readonly attempt: Attempt };

export type AttemptChange = {
  readonly state: AttemptState;
  /** Only if it is still in this state: what was judged of an intention says nothing once it is sent. */
  readonly onlyFrom?: AttemptState;
  readonly refusal?: string;
  readonly requestId?: string;
  readonly statusSeen?: PaymentStatus;
};

/**
 * The credentials to read a bill again after its customer has gone (docs/decisions/0013 and 0029): sealed, since
 * anyone who reads the store must not be able to open the bill, and kept for a limited time.
 */
export type ReadingCredentials = { readonly sealed: string; readonly expiresAt: string };

export type OpenAttempt = {
  readonly attempt: Attempt;
  /** Missing where they have expired. */
  readonly credentials?: ReadingCredentials;
};

/** An accepted payment whose end is not known yet, with the credentials to read its bill. */
export type FollowedPayment = {
  readonly attempt: Attempt;
  readonly credentials: ReadingCredentials;
};

/** The page's own memory of attempts: connectFi documents no idempotency key (connectfi-api 7.6). */
export type Ledger = {
  /**
   * Writes an intention down unless the bill has an attempt that is open or was accepted. The store
   * itself sees to it that there are never two, no matter who asks, in whatever process.
   */
  openAttempt(intent: AttemptIntent, credentials: ReadingCredentials): LedgerAnswer<OpenedAttempt>;
  /**
   * Moves an attempt on where its present state allows it; otherwise nothing is written. Gives the
   * attempt as it stands then, so compare its state: a final one stays, no matter who comes later.
   */
  changeAttempt(attemptId: string, change: AttemptChange): LedgerAnswer<Attempt>;
  /**
   * Adds a status that connectFi reports of an accepted attempt; known ones are kept once. A final one deletes the
   * credentials to read the bill.
   */
  noteStatus(attemptId: string, status: PaymentStatus): LedgerAnswer<void>;
  /**
   * An accepted payment whose bill is to be read now, if any. Gives each to one caller and then to nobody for at
   * least an hour, whatever becomes of the reading.
   */
  takeFollowed(): LedgerAnswer<{ readonly followed?: FollowedPayment }>;
  /** Deletes the credentials to read the bill of an accepted payment. */
  stopFollowing(attemptId: string): LedgerAnswer<void>;
  /** The bill's latest attempt, if any. */
  getLatestAttempt(transactionId: string): LedgerAnswer<Attempt | undefined>;
  /** The same for a bill of which nothing but its address is known. */
  getLatestAttemptByRef(billRef: string): LedgerAnswer<Attempt | undefined>;
  /** Every attempt whose end is not known, the oldest first. */
  listOpenAttempts(): LedgerAnswer<readonly OpenAttempt[]>;
  /** Takes a task for a while, so that one process at a time does it. False where another has it. */
  takeTask(task: string, forMs: number): LedgerAnswer<boolean>;
  /** Ends a session for every process. `until` is when no cookie of it can be open any more. */
  endSession(sessionId: string, until: Date): LedgerAnswer<void>;
  isSessionEnded(sessionId: string): LedgerAnswer<boolean>;
  /** Deletes what has run out: credentials to read bills, and the memory of ended sessions. */
  tidy(): LedgerAnswer<void>;
  /** Writes something that nobody needs: whether that works is what `canWrite` tells from then on. */
  checkWrites(): LedgerAnswer<void>;
  /**
   * Whether payments can be written down, by the last check. False as well where that was long ago: a check may
   * hang. `undefined` before the first one has ended.
   */
  canWrite(): boolean | undefined;
  close(): Promise<void>;
};

export const sharedLedger = processWide<Ledger>('ledger');

/**
 * The ledger of this process, which `server.ts` has opened. No driver of a store gets into
 * Next's bundles.
 */
export function getLedger(): Ledger {
  if (!sharedLedger.value) throw new Error('The ledger has not been opened');
  return sharedLedger.value;
}
