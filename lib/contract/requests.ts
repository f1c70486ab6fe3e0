import { z } from 'zod/mini';

/** `POST /pay/<ref>/ach-payment`: what the customer saw and agreed to. Anything more is refused. */
export const paymentOrderSchema = z.strictObject({
  accountId: z.string().check(z.minLength(1), z.maxLength(200)),
  nameOnAccount: z.string().check(z.maxLength(200)),
  amountInCents: z.int().check(z.positive()),
  debitDate: z.iso.date(),
  /** Of a translation and the English, `es-…+en-…`. */
  authorizationVersion: z.string().check(z.minLength(1), z.maxLength(96)),
});

export type PaymentOrder = Readonly<z.infer<typeof paymentOrderSchema>>;

/** `POST /pay/<ref>/bank-accounts`: what Plaid's window gave at its end. The bank's name is for showing it only. */
export const publicTokenSchema = z.strictObject({
  publicToken: z.string().check(z.minLength(1), z.maxLength(512)),
  bankName: z.catch(z.optional(z.string()), undefined),
});
