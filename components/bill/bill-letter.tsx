import { BrandLine } from '#components/brand/brand-words.tsx';
import { Letterhead } from '#components/brand/letterhead.tsx';
import type { BrandView } from '#lib/brand/brand-view.ts';
import type { Messages } from '#lib/messages/en.ts';
import { fill } from '#lib/messages/fill.ts';
import { formatCalendarDate } from '#lib/payment/calendar-date.ts';
import { readCentralClock } from '#lib/payment/central-clock.ts';
import { formatMoney } from '#lib/payment/money.ts';
import type { CalendarDate, Payment } from '#lib/payment/payment.ts';

type BillLetterProps = {
  readonly payment: Payment;
  readonly view: BrandView;
  readonly locale: string;
  readonly messages: Pick<Messages, 'bill' | 'brand'>;
  readonly now: Date;
  /** A bill until it is paid, a payment afterwards. */
  readonly kind: 'bill' | 'payment';
  /** Greyed where the amount is no longer asked for. */
  readonly isAmountQuiet?: boolean;
};

/** The head of the letter: who asks, whom, for how much, until when. Holds the page's h1. */
export function BillLetter({
  payment,
  view,
  locale,
  messages,
  now,
  kind,
  ...props
}: BillLetterProps) {
  const words = messages.bill;
  const { prominent } = view;
  const isAsking = kind === 'bill' && !props.isAmountQuiet;
  const payerName = prominent.payerName ? payment.payerName : undefined;
  return (
    <div className="grid gap-part">
      <Letterhead view={view} billWords={messages} />
      <div className="grid gap-group">
        {isAsking && <BrandLine words={view.texts.heading} className="text-quiet" />}
        <h1 className={prominent.amount ? 'font-normal' : 'text-22'}>
          <span className={prominent.amount ? 'block text-17' : 'block'}>
            {nameLetter(kind, payerName, words)}
          </span>
          {prominent.amount && (
            <>
              {' '}
              <span
                className={`block text-34 font-strong tabular-nums wide:text-44 ${props.isAmountQuiet ? 'text-quiet' : ''}`}
              >
                {formatMoney(payment.money, locale)}
              </span>
            </>
          )}
        </h1>
        <div className="empty:hidden">
          {prominent.invoiceNumber && payment.invoiceNumber && (
            <p className="text-17 tabular-nums">
              {fill(words.numbered, { number: payment.invoiceNumber })}
            </p>
          )}
          {isAsking && payment.dueDate && (
            <p className="text-quiet tabular-nums">
              {fill(words.due, { date: formatDueDate(payment.dueDate, locale, now) })}
            </p>
          )}
        </div>
      </div>
    </div>
  );
}

function nameLetter(
  kind: BillLetterProps['kind'],
  payer: string | undefined,
  words: Messages['bill'],
): string {
  if (kind === 'bill') return payer ? fill(words.billFor, { payer }) : words.yourBill;
  return payer ? fill(words.paymentFor, { payer }) : words.yourPayment;
}

function formatDueDate(date: CalendarDate, locale: string, now: Date): string {
  const isThisYear = date.slice(0, 4) === readCentralClock(now).date.slice(0, 4);
  return formatCalendarDate(date, locale, isThisYear ? 'monthDay' : 'long');
}
