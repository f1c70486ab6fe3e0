import { fill } from '#lib/domain/fill.ts';
import { type Merchant, type Payment, sayName } from '#lib/domain/payment.ts';
import { dropMissing } from '#lib/drop-missing.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { shortenId } from '#lib/short-number.ts';
import type { Brand, BrandLogo } from '../brand.ts';
import { applyBrand, isPayee } from './apply-brand.ts';
import type { BrandView, Speech } from './brand-view.ts';
import { chooseText, getWording } from './choose-text.ts';

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
 * Gives the mail to anyone who answers its subject: a bill, or the reference of a page that has none. In English,
 * since the merchant reads it. Pure.
 */
export function addMail(
  view: BrandView,
  about: Pick<Payment, 'transactionId' | 'invoiceNumber'> | string,
): BrandView {
  const words = getMessages({ noun: view.noun }).brand.mail;
  return { ...view, support: { ...view.support, mail: write() } };

  function write(): NonNullable<BrandView['support']['mail']> {
    if (typeof about === 'string') return { subject: fill(words.aboutPage, { number: about }) };
    const { transactionId, invoiceNumber } = about;
    const number = shortenId(transactionId);
    return {
      subject: invoiceNumber
        ? fill(words.aboutInvoice, { number, invoiceNumber })
        : fill(words.aboutPayment, { number }),
      body: fill(words.body, { number, id: transactionId }),
    };
  }
}
