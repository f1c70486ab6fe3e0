/** A `mailto:` address, or `undefined` where the text is no plain address. Cannot carry a subject or a second receiver. */
export function getMailHref(email: string | undefined): string | undefined {
  const match = /^([^\s@<>()",;:\\?&]+)@([A-Za-z0-9.-]+\.[A-Za-z]{2,})$/.exec(email?.trim() ?? '');
  if (!match?.[1] || !match[2]) return undefined;
  return `mailto:${encodeURIComponent(match[1])}@${match[2]}`;
}

/** A `tel:` address, or `undefined` where the text is no telephone number. */
export function getTelHref(phone: string | undefined): string | undefined {
  const text = phone?.trim() ?? '';
  if (!/^\+?[\d\s().-]{5,24}$/.test(text)) return undefined;
  const digits = text.replace(/\D/g, '');
  if (digits.length < 5) return undefined;
  return `tel:${text.startsWith('+') ? '+' : ''}${digits}`;
}
