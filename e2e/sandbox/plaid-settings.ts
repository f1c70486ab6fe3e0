import { z } from 'zod';

/**
 * What a bill asks of the Plaid stand-in. connectFi alone decides these (C7 takes no body); members
 * that are not named here reach the stand-in as they are.
 */
export const plaidSettingsSchema = z.looseObject({
  /** `ours` (default): the app's `/oauth`; null: none registered; any other address: as given. */
  redirectUri: z.string().nullable().optional(),
  /** What a link token is worth after success. Default `strict`, because strict finds bugs. */
  reuse: z.enum(['strict', 'allowed']).optional(),
});

export type PlaidSettings = z.infer<typeof plaidSettingsSchema>;
