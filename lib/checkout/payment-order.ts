import { z } from 'zod';
import type { Failure } from '#lib/failures.ts';
import type { ReportedStatus } from '#lib/payment/payment.ts';

/** What the customer saw and agreed to, as the browser sends it. */
export const paymentOrderSchema = z.strictObject({
  accountId: z.string().min(1).max(200),
  nameOnAccount: z.string().max(200),
  amountInCents: z.int().positive(),
  debitDate: z.iso.date(),
  authorizationVersion: z.string().min(1).max(64),
});

export type PaymentOrder = z.infer<typeof paymentOrderSchema>;

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
  | { readonly kind: 'failed'; readonly failure: Failure };
