import { formatPhone } from './format-phone.ts';
import type { Merchant } from './payment.ts';

export type Payee = {
  readonly merchant: string;
  /** The best way to reach them that is known; their name where none is. */
  readonly contact: string;
};

/** How the merchant is called where a name is needed, whatever connectFi leaves out (U1). */
export function namePayee(merchant: Merchant, unknownName: string): Payee {
  const name = merchant.name ?? unknownName;
  const phone = merchant.phone && formatPhone(merchant.phone);
  return { merchant: name, contact: phone || merchant.email || name };
}
