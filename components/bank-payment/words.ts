import type { Messages } from '#lib/messages/en.ts';

export type BankPaymentWords = Messages['bankPayment'];
export type AuthorizationWords = Messages['authorization'];

/** The words of the authorization, and the version that names them together with payee and contact. */
export type ShownAuthorization = AuthorizationWords & { readonly version: string };

/** What stood on the screen when the customer authorized. */
export type Consent = { readonly amountInCents: number; readonly authorizationVersion: string };
