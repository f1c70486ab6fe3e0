import type { AuthorizationTerms } from '#lib/domain/authorization-terms.ts';
import type { Messages } from '#lib/messages/get-messages.ts';

export type BankPaymentWords = Messages['bankPayment'];
export type AuthorizationWords = Messages['authorization'];

/** The words of the authorization, its date, and the version that names both with payee and contact. */
export type ShownAuthorization = AuthorizationWords &
  Pick<AuthorizationTerms, 'authorizedOn' | 'version' | 'original'>;

/** What stood on the screen when the customer authorized. */
export type Consent = {
  readonly amountInCents: number;
  /** The same as it was read. */
  readonly amount: string;
  readonly authorizationVersion: string;
  /** What the field holds, whatever we have heard of it: browsers may fill it in without a word. */
  readonly nameInField: string;
};
