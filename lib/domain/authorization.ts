import { formatCalendarDate } from './calendar-date.ts';
import { fill } from './fill.ts';
import { formatMoney } from './money.ts';
import type { BankAccount, CalendarDate, Money } from './payment.ts';

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

/** Of the text that binds. */
export const ORIGINAL_LOCALE = 'en-US';

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

/**
 * The whole text of an authorization, paragraphs parted by a blank line. Pure, so that the browser shows
 * and the server keeps the very same text. The values are what the customer saw and agrees to, each already in
 * the words of the locale. A value stays within its line: spaces, line ends and marks
 * that turn the writing direction cannot add a paragraph or reorder the sentence around them.
 * Throws where the template has a place without a value.
 */
export function renderAuthorization(
  template: string,
  values: Readonly<Record<string, string>>,
): string {
  const lines = Object.entries(values).map(([name, value]) => [name, toLine(value)]);
  return fill(template.trim(), Object.fromEntries(lines));
}

function toLine(value: string): string {
  return (
    value
      // All spaces but those that hold a figure and its currency together.
      .replace(/(?:(?![\u00a0\u202f])[\s\p{Cc}])+/gu, ' ')
      // All that turn the direction but those around a part that our own words keep apart, as a telephone number.
      .replace(/(\u2068[^\u202a-\u202e\u2066-\u2069]*\u2069)|[\u202a-\u202e\u2066-\u2069]/g, '$1')
      .trim()
  );
}

/** `unnamed`: where the bank gives no name. `withMask` has the places `{account}` and `{mask}`. */
export type AccountWords = Readonly<
  Record<'checking' | 'savings' | 'limitedPurposeChecking' | 'unnamed' | 'withMask', string>
>;

/**
 * How an account is called everywhere on the page: "Checking ••1234". Without a mask the bank's own
 * name for it stands alone; nothing is made up. An account of another type goes by its name, too.
 */
export function describeAccount(
  account: Pick<BankAccount, 'name' | 'mask' | 'subtype'>,
  words: AccountWords,
): string {
  const mask = account.mask?.trim();
  const type = account.subtype === 'other' ? undefined : words[account.subtype];
  const name = account.name.trim();
  if (!mask) return name || (type ?? words.unnamed);
  return fill(words.withMask, { account: type ?? (name || words.unnamed), mask });
}
