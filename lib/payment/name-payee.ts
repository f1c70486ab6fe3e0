import { formatPhone } from './format-phone.ts';
import type { Merchant } from './payment.ts';

export type Payee = {
  readonly merchant: string;
  /** The best way to reach them that is known; their name where none is. */
  readonly contact: string;
};

/** How an authorization calls the merchant, whatever connectFi and the brand leave out (U1). */
export function namePayee(merchant: Merchant, unknownName: string): Payee {
  const name = merchant.legalName ?? merchant.name ?? unknownName;
  const phone = merchant.phone && formatPhone(merchant.phone);
  return { merchant: name, contact: phone || merchant.email || merchant.site || name };
}
