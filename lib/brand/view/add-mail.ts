import { fill } from '#lib/domain/fill.ts';
import type { Payment } from '#lib/domain/payment.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { shortenId } from '#lib/short-number.ts';
import type { BrandView } from './brand-view.ts';

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
