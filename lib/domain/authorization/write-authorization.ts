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
};

type AuthorizationWords = { readonly template: string; readonly accounts: AccountWords };

/**
 * The authorization of one payment in the words of a locale. The browser shows it and the server keeps
 * it; both call this, so that what is kept is what was read.
 */
export function writeAuthorization(
  payment: AuthorizedPayment,
  words: AuthorizationWords,
  locale: string,
): string {
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
