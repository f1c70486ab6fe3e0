import { z } from 'zod/mini';

/** `POST /pay/<ref>/bank-accounts`: what Plaid's window gave at its end. The bank's name is for showing it only. */
export const publicTokenSchema = z.strictObject({
  publicToken: z.string().check(z.minLength(1), z.maxLength(512)),
  bankName: z.catch(z.optional(z.string()), undefined),
});
