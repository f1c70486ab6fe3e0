import { getAuthorizationVersion } from './authorization-version.ts';
import { readCentralClock } from './central-clock.ts';
import { type ContactWords, nameContact, namePayee } from './name-payee.ts';
import type { CalendarDate, Merchant } from './payment.ts';

/** The language of the only catalogue so far. */
const LANGUAGE = 'en';

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
};

type TermsWords = {
  readonly authorization: { readonly template: string; readonly contacts: ContactWords };
  readonly states: { readonly senderUnknown: string };
};

/**
 * Whom the authorization of a bill names, whom to ask for revoking it, the date that it bears when it is
 * given at this instant, and the version that stands for all of it. The page shows them and sends the
 * version back; where the server finds another one then, the customer has read something else. Takes the
 * merchant with its brand applied.
 */
export function getAuthorizationTerms(
  merchant: Merchant,
  { authorization, states }: TermsWords,
  now: Date,
): AuthorizationTerms {
  const payee = namePayee(merchant, states.senderUnknown);
  const contact = nameContact(merchant, payee, authorization.contacts);
  const terms = { merchant: payee, contact, authorizedOn: readCentralClock(now).date };
  const { template } = authorization;
  return { ...terms, version: getAuthorizationVersion({ ...terms, template }, LANGUAGE) };
}
