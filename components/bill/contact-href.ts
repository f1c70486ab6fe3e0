import { parseMail, parsePhone } from '#lib/parse-contact.ts';

type MailOptions = {
  /** What the letter is about. */
  readonly subject?: string;
};

/** A `mailto:` address, or `undefined` where the text is no plain address. It cannot carry a second receiver. */
export function getMailHref(
  email: string | undefined,
  { subject }: MailOptions = {},
): string | undefined {
  const mail = parseMail(email ?? '');
  if (!mail) return undefined;
  const query = subject ? `?subject=${encodeURIComponent(subject)}` : '';
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
