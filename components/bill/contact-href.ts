type MailOptions = {
  /** What the letter is about. */
  readonly subject?: string;
};

/** A `mailto:` address, or `undefined` where the text is no plain address. It cannot carry a second receiver. */
export function getMailHref(
  email: string | undefined,
  { subject }: MailOptions = {},
): string | undefined {
  const match = /^([^\s@<>()",;:\\?&]+)@([A-Za-z0-9.-]+\.[A-Za-z]{2,})$/.exec(email?.trim() ?? '');
  if (!match?.[1] || !match[2]) return undefined;
  const query = subject ? `?subject=${encodeURIComponent(subject)}` : '';
  return `mailto:${encodeURIComponent(match[1])}@${match[2]}${query}`;
}

/** A `tel:` address, or `undefined` where the text is no telephone number. */
export function getTelHref(phone: string | undefined): string | undefined {
  const text = phone?.trim() ?? '';
  if (!/^\+?[\d\s().-]{5,24}$/.test(text)) return undefined;
  const digits = text.replace(/\D/g, '');
  if (digits.length < 5) return undefined;
  return `tel:${text.startsWith('+') ? '+' : ''}${digits}`;
}

/** The host of an address as people read it, without `www.`. */
export function getPlace(address: string): string {
  return new URL(address).host.replace(/^www\./, '');
}
