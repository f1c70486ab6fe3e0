import type { Failure, ServerStepCode } from '#lib/contract/failures.ts';
import type { ReportedStatus } from '#lib/payment/payment.ts';

/** Where an authorization was given; kept with it (payment-pages 4.4). */
export type PayerDevice = {
  readonly locale: string;
  readonly userAgent: string;
  readonly ipAddress: string;
};

export type PayOutcome =
  | { readonly kind: 'accepted'; readonly status: ReportedStatus }
  /** Submitted and not settled: nothing may be said but "do not pay again". */
  | { readonly kind: 'open'; readonly outcome: 'submitted' | 'unknown' }
  /** Certainly nothing was paid by this request. */
  | { readonly kind: 'failed'; readonly failure: Failure<ServerStepCode> };
