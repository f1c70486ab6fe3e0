import type { Merchant } from '#lib/payment/payment.ts';
import type { Brand } from './brand.ts';

/**
 * The merchant of a bill as its brand presents it: the brand's own words first, connectFi's where it
 * leaves something out. A platform lends its name to nobody: its merchants stay the payees, and only
 * the contact is its own, whole, since nobody answers at a mixture. Pure; applied twice, it changes
 * nothing more.
 */
export function applyBrand({ settings }: Brand, merchant: Merchant): Merchant {
  const { name, legalName, support = {} } = settings;
  const contact = keepGiven({ email: support.email, phone: support.phone, site: support.site });
  if (settings.kind !== 'platform') {
    return { ...merchant, ...keepGiven({ name, legalName }), ...contact };
  }
  if (Object.keys(contact).length === 0) return merchant;
  const { email: _email, phone: _phone, site: _site, ...kept } = merchant;
  return { ...kept, ...contact, ...keepGiven({ contactName: name }) };
}

/** An empty text is none: the built-in brand has no name. */
function keepGiven<Key extends string>(given: Readonly<Record<Key, string | undefined>>) {
  const kept = Object.entries(given).filter(([, text]) => text);
  return Object.fromEntries(kept) as Partial<Record<Key, string>>;
}
