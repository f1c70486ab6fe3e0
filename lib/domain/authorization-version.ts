import { createHash } from 'node:crypto';
import type { CalendarDate } from './payment.ts';

/** What a customer reads of an authorization whatever the account: wording, payee, whom to ask, its date. */
type VersionedTerms = {
  readonly template: string;
  readonly merchant: string;
  readonly contact: string;
  readonly authorizedOn: CalendarDate;
};

/**
 * Names the language and the exact terms of an authorization: the language and the first 32 hex digits of
 * their SHA-256, since whoever writes a brand must not find two names that share one. For the server; the
 * browser gets it with the page.
 * Throws a RangeError on a malformed locale.
 */
export function getAuthorizationVersion(terms: VersionedTerms, locale: string): string {
  // As JSON, so that no part can pretend to be the beginning of the next.
  const text = JSON.stringify([terms.template, terms.merchant, terms.contact, terms.authorizedOn]);
  const digest = createHash('sha256').update(text, 'utf8').digest('hex');
  return `${new Intl.Locale(locale).language}-${digest.slice(0, 32)}`;
}
