import type { BrandView } from '#lib/brand/view/brand-view.ts';
import { parseMail, parsePhone } from '#lib/domain/contact.ts';
import { fill } from '#lib/domain/fill.ts';
import type { Messages } from '#lib/messages/get-messages.ts';

/** The ways to reach the people of a merchant that are there, each as a link. */
export function findWays(
  { name, email, mail: letter, phone, site }: BrandView['support'],
  { brand, states, status }: Pick<Messages, 'brand' | 'states' | 'status'>,
) {
  const who = { merchant: name ?? states.senderUnknown };
  const mail = getMailHref(email, letter);
  const tel = getTelHref(phone);
  return {
    mail: mail && { href: mail, label: fill(status.contact.mail, who) },
    tel: tel && { href: tel, label: fill(status.contact.phone, who) },
    site: site && { href: site, label: fill(brand.site, who) },
  };
}

type MailOptions = {
  /** What the letter is about. */
  readonly subject?: string;
  /** How it begins. */
  readonly body?: string | undefined;
};

/** A `mailto:` address, or `undefined` where the text is no plain address. It cannot carry a second receiver. */
export function getMailHref(
  email: string | undefined,
  { subject, body }: MailOptions = {},
): string | undefined {
  const mail = parseMail(email ?? '');
  if (!mail) return undefined;
  const parts = [
    subject && `subject=${encodeURIComponent(subject)}`,
    body && `body=${encodeURIComponent(body)}`,
  ].filter(Boolean);
  const query = parts.length > 0 ? `?${parts.join('&')}` : '';
  return `mailto:${encodeURIComponent(mail.name)}@${mail.domain}${query}`;
}

/** A `tel:` address, or `undefined` where the text is no telephone number. */
export function getTelHref(phone: string | undefined): string | undefined {
  const dialled = parsePhone(phone ?? '');
  return dialled && `tel:${dialled}`;
}

/** The host of an address as people read it, without `www.`. */
export function getPlace(address: string): string {
  return new URL(address).host.replace(/^www\./, '');
}
