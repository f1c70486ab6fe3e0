import { fill } from '#lib/domain/fill.ts';
import type { Payment } from '#lib/domain/payment.ts';
import { listOffered } from '#lib/messages/choose-language.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { getReader } from '#lib/messages/reader.ts';
import { shortenId } from '#lib/short-number.ts';
import type { Brand } from '../brand.ts';
import type { BrandView, PageBrand } from './brand-view.ts';
import { writeLogoCss } from './fit-logo.ts';
import { getSpeech } from './get-speech.ts';
import { makeBrandView } from './make-brand-view.ts';

type Source = Pick<PageBrand, 'reference' | 'nonce'> & {
  readonly brand: Brand;
  /** By `writeThemeCss`. */
  readonly css: string;
  /** What the page is about, or as much as is known of it. */
  readonly bill?: Payment | Pick<Payment, 'merchant'> | undefined;
};

/** What a page is drawn with of its brand, in the language of the request that is being answered. */
export function makePageBrand({ brand, css, reference, nonce, bill }: Source): PageBrand {
  const { settings, theme } = brand;
  const speech = getSpeech(settings);
  const view = makeBrandView(brand, speech, bill?.merchant);
  const mail = writeMail(view, bill && 'transactionId' in bill ? bill : reference);
  return {
    view: { ...view, support: { ...view.support, mail } },
    speech,
    languages: { offered: listOffered(settings.languages), query: getReader().query },
    css: css + writeLogoCss(view.logo),
    fonts: theme.font.kind === 'files' ? theme.font.faces.map(({ src }) => src) : [],
    reference,
    nonce,
  };
}

/**
 * The mail to anyone who answers begins with what it is about: a bill, or the reference of a page that has none. In
 * English, since the merchant reads it.
 */
function writeMail(
  { noun }: BrandView,
  about: Pick<Payment, 'transactionId' | 'invoiceNumber'> | string,
): NonNullable<BrandView['support']['mail']> {
  const words = getMessages({ noun }).brand.mail;
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
