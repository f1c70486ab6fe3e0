import { z } from 'zod/mini';
import { ACCOUNT_SUBTYPES } from '#lib/domain/payment.ts';

/** `POST /pay/<ref>/bank-accounts`: what Plaid's window gave at its end. The bank's name is for showing it only. */
export const publicTokenSchema = z.strictObject({
  publicToken: z.string().check(z.minLength(1), z.maxLength(512)),
  bankName: z.catch(z.optional(z.string()), undefined),
});

/** A connected account as it is shown: never a number, never a balance. A kind that is new here is `other`. */
const accountSchema = z.object({
  id: z.string(),
  name: z.string(),
  mask: z.catch(z.optional(z.string()), undefined),
  subtype: z.catch(z.enum(ACCOUNT_SUBTYPES), 'other'),
});

/** `POST` and `GET /pay/<ref>/bank-accounts`: what the customer chooses from and authorizes. */
export const bankConnectionSchema = z.object({
  /** As Plaid's window has told it, where it has. */
  bankName: z.catch(z.optional(z.string()), undefined),
  accounts: z.array(accountSchema),
  authorizationVersion: z.string(),
  debitDate: z.iso.date(),
});

export type BankConnection = Readonly<z.infer<typeof bankConnectionSchema>>;

/**
 * Sent with every request about a link token or the public token that comes of it: which tab of the browser is
 * connecting. Without it all are taken for one.
 */
export const TAB_HEADER = 'x-tab';
export const tabSchema = z.string().check(z.regex(/^[0-9a-z]{0,32}$/));

/** `POST /pay/<ref>/link-token`: what opens Plaid Link. `expiration` is an instant. */
export const linkTokenSchema = z.object({
  linkToken: z.string(),
  expiration: z.iso.datetime({ offset: true }),
});

export type LinkTokenBody = Readonly<z.infer<typeof linkTokenSchema>>;

const tabLinkTokenSchema = z.extend(linkTokenSchema, { tab: z._default(tabSchema, '') });

/**
 * `GET /pay/<ref>/link-token`: the one that a return from a bank's own site most likely belongs to, and the others
 * that it may belong to.
 */
export const linkTokensInFlightSchema = z.extend(tabLinkTokenSchema, {
  others: z._default(z.array(tabLinkTokenSchema), []),
});

export type LinkTokensInFlight = Readonly<z.infer<typeof linkTokensInFlightSchema>>;
