import type { Messages } from '#lib/messages/en.ts';
import { getAuthorizationVersion } from './authorization-version.ts';
import { namePayee, type Payee } from './name-payee.ts';
import type { Merchant } from './payment.ts';

/** The language of the only catalogue so far. */
const LANGUAGE = 'en';

/**
 * Whom the authorization of a bill names, whom to ask for revoking it, and the version that stands for
 * both and for its wording. The page shows them and sends the version back; where the server finds
 * another one then, the customer has read something else. Takes the merchant with its brand applied.
 */
export function getAuthorizationTerms(
  merchant: Merchant,
  { authorization, states }: Pick<Messages, 'authorization' | 'states'>,
): Payee & { readonly version: string } {
  const payee = namePayee(merchant, states.senderUnknown);
  const version = getAuthorizationVersion({ ...payee, template: authorization.template }, LANGUAGE);
  return { ...payee, version };
}
