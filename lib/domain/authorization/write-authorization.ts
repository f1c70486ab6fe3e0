import { formatCalendarDate } from '../dates/calendar-date.ts';
import { formatMoney } from '../money.ts';
import type { BankAccount, CalendarDate, Money } from '../payment.ts';
import { type AccountWords, describeAccount } from './account-label.ts';
import { renderAuthorization } from './authorization.ts';

export type AuthorizedPayment = {
  readonly money: Money;
  /** The merchant's name, or the words that stand for it where it is not known. */
  readonly merchant: string;
  /** How to revoke it, as a part of a sentence. */
  readonly contact: string;
  readonly account: Pick<BankAccount, 'name' | 'mask' | 'subtype'>;
  readonly nameOnAccount: string;
  readonly debitDate: CalendarDate;
  /** In US/Central, by the server. */
  readonly authorizedOn: CalendarDate;
  /** The binding one, where this is a translation. */
  readonly original?: OriginalWords | undefined;
};

type Words = { readonly template: string; readonly accounts: AccountWords };

/** English, with what of the payment is said in other words there. */
export type OriginalWords = Words & Pick<AuthorizedPayment, 'merchant' | 'contact'>;

/** A paragraph that no value can make up: each of them stays within its line. */
const PARTING = '\n\n* * *\n\n';

const ORIGINAL_LOCALE = 'en-US';

/**
 * The authorization of one payment in the words of a locale; a translation is followed by a sentence that says so,
 * and by the English text. The browser shows it and the server keeps it; both call this, so that what is kept is
 * what was read.
 */
export function writeAuthorization(
  { original, ...payment }: AuthorizedPayment,
  words: Words & { readonly translated: string },
  locale: string,
): string {
  const text = write(payment, words, locale);
  if (!original) return text;
  const { merchant, contact } = original;
  const english = write({ ...payment, merchant, contact }, original, ORIGINAL_LOCALE);
  return `${text}\n\n${words.translated}${PARTING}${english}`;
}

/** The paragraphs of an authorization, and those of the English text below a translation. */
export function splitAuthorization(text: string): {
  readonly paragraphs: readonly string[];
  readonly original: readonly string[];
} {
  const [shown = '', english] = text.split(PARTING);
  return { paragraphs: shown.split('\n\n'), original: english?.split('\n\n') ?? [] };
}

function write(payment: Omit<AuthorizedPayment, 'original'>, words: Words, locale: string): string {
  return renderAuthorization(words.template, {
    merchant: payment.merchant,
    amount: formatMoney(payment.money, locale),
    account: describeAccount(payment.account, words.accounts),
    nameOnAccount: payment.nameOnAccount,
    debitDate: formatCalendarDate(payment.debitDate, locale, 'long'),
    authorizedOn: formatCalendarDate(payment.authorizedOn, locale, 'long'),
    contact: payment.contact,
  });
}
