import type { AttemptState } from '#lib/domain/attempt.ts';
import type { PaymentStatus } from '#lib/domain/payment.ts';
import type { Told } from './told.ts';

/** What an order says, as far as the books compare it. Its name tells one press of the button from all others. */
export type Press = {
  readonly name: string;
  readonly amountInCents: number;
  readonly authorizationVersion: string;
};

/** One thing that a customer did, and what they were told then. Times are milliseconds since 1970. */
export type DiaryLine = {
  /** Such as `browser 2, tab 1`. */
  readonly who: string;
  readonly deed: string;
  readonly askedAtInMs: number;
  readonly toldAtInMs: number;
  readonly told: Told;
  /** The title or the problem that they read. */
  readonly words: string;
  /** Of a step that asked the server to pay. */
  readonly press?: Press | undefined;
  /** The name of an earlier press that the words are about. */
  readonly about?: string | undefined;
};

/** One attempt as the page's own ledger keeps it. Its times are by the app's clocks, which jump. */
export type LedgerLine = {
  readonly attemptId: string;
  readonly transactionId: string;
  readonly state: AttemptState;
  readonly nameOnAccount: string;
  readonly amountInCents: number;
  readonly authorizationVersion: string;
  readonly authorizationText: string;
  /** Every state that it had, the first one first. */
  readonly history: readonly { readonly state: AttemptState; readonly at: string }[];
  /** Whether the ledger lists it among those that wait to be settled. */
  readonly isListedAsOpen: boolean;
};

/** One C4 that connectFi received. */
export type PayCall = {
  readonly atInMs: number;
  readonly name: string;
  readonly isAccepted: boolean;
  readonly reason: string | null;
};

/** A status that the bill got at connectFi past our page, between two moments. */
export type StatusMove = {
  readonly atInMs: number;
  readonly doneAtInMs: number;
  readonly status: PaymentStatus;
  /** The bill was paid on another page than ours. All other moves are the merchant's or the bank's. */
  readonly isPayment?: boolean | undefined;
};

/** What really happened at connectFi. */
export type Truth = {
  readonly amountInCents: number;
  readonly payCalls: readonly PayCall[];
  readonly moves: readonly StatusMove[];
  readonly finalStatus: PaymentStatus;
};

/** The three books of one bill. */
export type BillBooks = {
  /** Its name in the schedule. */
  readonly bill: string;
  readonly transactionId: string;
  readonly diary: readonly DiaryLine[];
  readonly ledger: readonly LedgerLine[];
  readonly truth: Truth;
};
