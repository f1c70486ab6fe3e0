import { z } from 'zod/mini';

/** `POST /pay/<ref>/ach-payment`: what the customer saw and agreed to. Anything more is refused. */
export const paymentOrderSchema = z.strictObject({
  accountId: z.string().check(z.minLength(1), z.maxLength(200)),
  nameOnAccount: z.string().check(z.maxLength(200)),
  amountInCents: z.int().check(z.positive()),
  debitDate: z.iso.date(),
  authorizationVersion: z.string().check(z.minLength(1), z.maxLength(64)),
});

export type PaymentOrder = Readonly<z.infer<typeof paymentOrderSchema>>;

/** The answer where connectFi has taken the payment (200). Everything else that is no failure is `open`. */
export const paymentAnswerSchema = z.object({
  /** `submitted` and `unknown` (202): nothing may be said but "do not pay again". */
  outcome: z.enum(['accepted', 'submitted', 'unknown']),
  /** What connectFi said of the bill, of an accepted payment. */
  status: z.optional(z.string()),
});

export type PaymentAnswerBody = Readonly<z.infer<typeof paymentAnswerSchema>>;
