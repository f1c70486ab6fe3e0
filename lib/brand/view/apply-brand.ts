import type { Merchant } from '#lib/domain/payment.ts';
import type { Brand } from '../brand.ts';

/**
 * The merchant of a bill as its brand presents it: the brand's own words first, connectFi's where it
 * leaves something out. A brand that is not the payee itself lends its name to nobody: the merchant stays
 * the payee, and only the contact is the brand's, whole, since nobody answers at a mixture. Pure; applied
 * twice, it changes nothing more.
 */
export function applyBrand(brand: Brand, merchant: Merchant): Merchant {
  const { name, legalName, support = {} } = brand.settings;
  const contact = keepGiven({ email: support.email, phone: support.phone, site: support.site });
  if (isPayee(brand, merchant)) {
    // A merchant who merely has the brand's name does not get its legal one.
    const mayBeLegal = isListed(brand, merchant) || !merchant.name;
    const names = keepGiven({ name, legalName: mayBeLegal ? legalName : undefined });
    return { ...merchant, ...names, ...contact };
  }
  if (Object.keys(contact).length === 0) return merchant;
  const { email: _email, phone: _phone, site: _site, ...kept } = merchant;
  return { ...kept, ...contact, ...keepGiven({ contactName: name }) };
}

/**
 * Whether the brand may stand for the payee: it names this merchant by id or reference, has the same name,
 * or connectFi names nobody. A host, a platform's id or being the default one are not enough: links of any
 * merchant can be opened there, and the authorization must not name somebody else than the one who is paid.
 */
export function isPayee(brand: Brand, merchant: Merchant): boolean {
  const { kind, name } = brand.settings;
  if (kind === 'platform') return false;
  return !name || !merchant.name || merchant.name === name || isListed(brand, merchant);
}

function isListed({ settings }: Brand, { id, reference }: Merchant): boolean {
  const { merchantIds = [], merchantReferences = [] } = settings.match ?? {};
  return (
    (id !== undefined && merchantIds.includes(id)) ||
    (reference !== undefined && merchantReferences.includes(reference))
  );
}

/** An empty text is none: the built-in brand has no name. */
function keepGiven<Key extends string>(given: Readonly<Record<Key, string | undefined>>) {
  const kept = Object.entries(given).filter(([, text]) => text);
  return Object.fromEntries(kept) as Partial<Record<Key, string>>;
}
