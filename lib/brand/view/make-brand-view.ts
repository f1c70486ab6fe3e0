import { type Merchant, sayName } from '#lib/domain/payment.ts';
import { dropMissing } from '#lib/drop-missing.ts';
import type { Brand, BrandLogo } from '../brand.ts';
import type { BrandView, Speech } from './brand-view.ts';
import { chooseText, getWording } from './get-speech.ts';

const NOBODY: Merchant = { addressLines: [] };

/**
 * What a page shows of a brand. Takes the language and the locale of the page and, where a bill is at hand, its
 * merchant, who fills what the brand leaves out. Pure.
 */
export function makeBrandView(
  brand: Brand,
  { language, locale }: Speech,
  merchant = NOBODY,
): BrandView {
  const { settings } = brand;
  const payee = applyBrand(brand, merchant);
  const payeeName = payee.name && sayName(payee.name);
  const kind: BrandView['kind'] = isPayee(brand, merchant) ? 'merchant' : 'platform';
  const write = (name: Parameters<typeof chooseText>[1]) =>
    chooseText(settings, name, locale, language);
  return dropMissing({
    brandId: brand.id,
    kind,
    name: settings.name || payeeName,
    payee: payeeName,
    logo: brand.logo ?? getOwnLogo(kind, payee),
    icon: brand.icon,
    support: dropMissing({
      name: payee.contactName ?? payeeName,
      email: payee.email,
      phone: payee.phone,
      site: payee.site,
      hours: write('supportHours'),
    }),
    policies: dropMissing({ ...settings.policies }),
    texts: dropMissing({
      heading: write('heading'),
      note: write('note'),
      afterPayment: write('afterPayment'),
      endedLink: write('endedLink'),
    }),
    ...getWording(settings, language),
    returns: getReturns(settings.return),
    hasFooter: settings.footer ?? true,
    prominent: { ...PROMINENT, ...dropMissing({ ...settings.prominent }) },
    endedLink: getEndedLink(settings),
  });
}

/** What stands large at the head of the letter where the brand does not say. */
const PROMINENT = { amount: true, invoiceNumber: false, payerName: true };

/** A platform's letter does not bear the logo of one of its merchants. */
function getOwnLogo(kind: BrandView['kind'], { logo }: Merchant): BrandLogo | undefined {
  // Nobody has measured it.
  return logo && kind !== 'platform' ? { light: logo, dark: logo, isClear: false } : undefined;
}

/** Once more held against the list of origins: a page must not lead elsewhere by a slip of a reader. */
function getReturns(given: Brand['settings']['return']): BrandView['returns'] {
  const { allowedOrigins = [], afterPayment, onGivingUp } = given ?? {};
  const check = (address: string | undefined) =>
    address && allowedOrigins.includes(new URL(address).origin) ? address : undefined;
  return dropMissing({ afterPayment: check(afterPayment), onGivingUp: check(onGivingUp) });
}

function getEndedLink({ endedLink, support }: Brand['settings']): BrandView['endedLink'] {
  if (!endedLink) return undefined;
  return dropMissing({ ask: endedLink.ask, site: endedLink.site ?? support?.site });
}

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
function isPayee(brand: Brand, merchant: Merchant): boolean {
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
