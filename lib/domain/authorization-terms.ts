import { createHash } from 'node:crypto';
import type { AccountWords, OriginalWords } from './authorization.ts';
import { readCentralClock } from './calendar-date.ts';
import { formatPhone } from './contact.ts';
import { fill } from './fill.ts';
import type { CalendarDate, Merchant } from './payment.ts';
import { PAYMENT_STATES, type PaymentState } from './states.ts';

/** All of an authorization that does not depend on the account and the name. */
export type AuthorizationTerms = {
  /** The merchant's name, or the words that stand for it. */
  readonly merchant: string;
  /** How to reach them, within a sentence. */
  readonly contact: string;
  /** The day in US/Central on which it is given. */
  readonly authorizedOn: CalendarDate;
  /** Stands for the above and for the wording. */
  readonly version: string;
  /** The English text, where the customer reads a translation; open unless that was signed off. */
  readonly original?: OriginalWords & { readonly isOpen: boolean };
};

type Words = {
  readonly language: string;
  readonly authorization: {
    readonly template: string;
    readonly translated: string;
    readonly contacts: ContactWords;
    readonly accounts: AccountWords;
  };
  readonly states: { readonly senderUnknown: string };
};

type TermsWords = Words & { readonly original?: Words & { readonly isOpen: boolean } };

/**
 * Whom the authorization of a bill names, whom to ask for revoking it, the date that it bears when it is
 * given at this instant, and the version that stands for all of it, of a translation and the English together.
 * The page shows them and sends the version back; where the server finds another one then, the customer has read
 * something else. Takes the merchant with its brand applied.
 */
export function getAuthorizationTerms(
  merchant: Merchant,
  words: TermsWords,
  now: Date,
): AuthorizationTerms {
  const authorizedOn = readCentralClock(now).date;
  const { version, ...named } = writeTerms(merchant, words, authorizedOn);
  if (!words.original) return { ...named, authorizedOn, version };
  const { version: englishVersion, ...english } = writeTerms(
    merchant,
    words.original,
    authorizedOn,
  );
  const { isOpen, authorization } = words.original;
  const { template, accounts } = authorization;
  return {
    ...named,
    authorizedOn,
    version: `${version}+${englishVersion}`,
    original: { ...english, template, accounts, isOpen },
  };
}

function writeTerms(merchant: Merchant, words: TermsWords, authorizedOn: CalendarDate) {
  const { language, authorization, states, original } = words;
  const payee = namePayee(merchant, states.senderUnknown);
  const contact = nameContact(merchant, payee, authorization.contacts);
  // The sentence that calls it a translation is a part of what was read.
  const template = original
    ? `${authorization.template}\n\n${authorization.translated}`
    : authorization.template;
  const terms = { template, merchant: payee, contact, authorizedOn };
  return { merchant: payee, contact, version: getAuthorizationVersion(terms, language) };
}

/** What a customer reads of an authorization whatever the account: wording, payee, whom to ask, its date. */
type VersionedTerms = {
  readonly template: string;
  readonly merchant: string;
  readonly contact: string;
  readonly authorizedOn: CalendarDate;
};

/**
 * Names the language and the exact terms of an authorization: the language and the first 32 hex digits of
 * their SHA-256, since anyone who writes a brand must not find two names that share one. For the server; the
 * browser gets it with the page.
 * Throws a RangeError on a malformed locale.
 */
export function getAuthorizationVersion(terms: VersionedTerms, locale: string): string {
  // As JSON, so that no part can pretend to be the beginning of the next.
  const text = JSON.stringify([terms.template, terms.merchant, terms.contact, terms.authorizedOn]);
  const digest = createHash('sha256').update(text, 'utf8').digest('hex');
  return `${new Intl.Locale(locale).language}-${digest.slice(0, 32)}`;
}

/** Parts of a sentence, with the place that each is named for; `name` with `{merchant}`. */
export type ContactWords = Readonly<Record<'phone' | 'email' | 'site' | 'name', string>>;

/** How an authorization calls the merchant, whatever connectFi and the brand leave out (U1). */
export function namePayee({ legalName, name }: Merchant, unknownName: string): string {
  return legalName ?? name ?? unknownName;
}

/** The best way to reach the merchant that is known, as a part of a sentence: "call (555) 010-2040". */
export function nameContact(
  { phone, email, site }: Merchant,
  payee: string,
  words: ContactWords,
): string {
  if (phone) return fill(words.phone, { phone: formatPhone(phone) });
  if (email) return fill(words.email, { email });
  return site ? fill(words.site, { site }) : fill(words.name, { merchant: payee });
}

/**
 * What is true of revoking an authorization in this state of its payment. `open`: it can be revoked until
 * the payment is sent, which also holds where nobody knows whether it was. `sent`: too late for that.
 * `spent`: its one payment has come to nothing, and a further one needs an authorization of its own.
 */
export type Revocation = 'open' | 'sent' | 'spent';

export function getRevocation(state: PaymentState): Revocation {
  if (state === 'processing') return 'open';
  return REVOCATIONS[PAYMENT_STATES[state].moneyMoved];
}

type MoneyMoved = (typeof PAYMENT_STATES)[PaymentState]['moneyMoved'];

const REVOCATIONS: Readonly<Record<MoneyMoved, Revocation>> = {
  unknown: 'open',
  pending: 'sent',
  yes: 'sent',
  no: 'spent',
  returned: 'spent',
};
