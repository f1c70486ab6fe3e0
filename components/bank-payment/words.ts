import type { authorization } from '#lib/messages/en/authorization.ts';
import type { bankPayment } from '#lib/messages/en/bank-payment.ts';

/** The same places, with the words of any language. */
type Translated<Section> = Section extends string
  ? string
  : { readonly [Key in keyof Section]: Translated<Section[Key]> };

export type BankPaymentWords = Translated<typeof bankPayment>;
export type AuthorizationWords = Translated<typeof authorization>;
