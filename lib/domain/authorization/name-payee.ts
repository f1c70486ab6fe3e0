import { fill } from '../fill.ts';
import { formatPhone } from '../format-phone.ts';
import type { Merchant } from '../payment.ts';

/** Parts of a sentence, with the place that each is named for; `name` with `{merchant}`. */
export type ContactWords = Readonly<Record<'phone' | 'email' | 'site' | 'name', string>>;

/** How an authorization calls the merchant, whatever connectFi and the brand leave out (U1). */
export function namePayee({ legalName, name }: Merchant, unknownName: string): string {
  return legalName ?? name ?? unknownName;
}

/** The best way to reach the merchant that is known, as a part of a sentence: "call (555) 010-2040". */
export function nameContact(
  { phone, email, site }: Merchant,
  payee: string,
  words: ContactWords,
): string {
  if (phone) return fill(words.phone, { phone: formatPhone(phone) });
  if (email) return fill(words.email, { email });
  return site ? fill(words.site, { site }) : fill(words.name, { merchant: payee });
}
