import type { Failure, ServerStepCode } from '#lib/contract/failures.ts';
import type { ReportedStatus } from '#lib/domain/payment.ts';
import type { BillSession } from '#lib/session.ts';

/** Where an authorization was given; kept with it (payment-pages 4.4). */
export type PayerDevice = {
  readonly userAgent: string;
  readonly ipAddress: string;
};

/** What every order says, whatever the way to pay. */
export type OrderedAmount = { readonly amountInCents: number };

/** An order as it was given. */
export type GivenOrder<Order extends OrderedAmount> = {
  readonly session: BillSession;
  readonly order: Order;
  readonly device: PayerDevice;
  /** When the press reached us: it dates the authorization. */
  readonly pressedAt: Date;
};

export type PayOutcome =
  | { readonly kind: 'accepted'; readonly status: ReportedStatus }
  /** Submitted and not settled: nothing may be said but "do not pay again". */
  | { readonly kind: 'open'; readonly outcome: 'submitted' | 'unknown' }
  /** Certainly nothing was paid by this request. */
  | { readonly kind: 'failed'; readonly failure: Failure<ServerStepCode> };
