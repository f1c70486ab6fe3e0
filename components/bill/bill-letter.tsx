import { MerchantMark } from '#components/brand/merchant-mark.tsx';
import type { Messages } from '#lib/messages/en.ts';
import { fill } from '#lib/messages/fill.ts';
import { formatCalendarDate } from '#lib/payment/calendar-date.ts';
import { formatMoney } from '#lib/payment/money.ts';
import type { CalendarDate, Payment } from '#lib/payment/payment.ts';

type BillLetterProps = {
  readonly payment: Payment;
  readonly locale: string;
  readonly messages: Pick<Messages, 'bill'>;
  readonly now: Date;
  /** A bill until it is paid, a payment afterwards. */
  readonly kind: 'bill' | 'payment';
  /** Greyed where the amount is no longer asked for. */
  readonly isAmountQuiet?: boolean;
};

/** The head of the letter: who asks, whom, for how much, until when. Holds the page's h1. */
export function BillLetter({ payment, locale, messages, now, kind, ...props }: BillLetterProps) {
  const words = messages.bill;
  const showsDueDate = payment.dueDate !== undefined && kind === 'bill' && !props.isAmountQuiet;
  return (
    <div className="grid gap-8">
      <MerchantMark name={payment.merchant.name} fallback={words.unnamedMerchant} />
      <div>
        <h1 className="font-normal">
          <span className="block text-17">{nameLetter(kind, payment, words)}</span>{' '}
          <span
            className={`block text-34 font-strong tabular-nums wide:text-44 ${props.isAmountQuiet ? 'text-quiet' : ''}`}
          >
            {formatMoney(payment.money, locale)}
          </span>
        </h1>
        {showsDueDate && payment.dueDate && (
          <p className="text-quiet tabular-nums">
            {fill(words.due, { date: formatDueDate(payment.dueDate, locale, now) })}
          </p>
        )}
      </div>
    </div>
  );
}

function nameLetter(kind: 'bill' | 'payment', payment: Payment, words: Messages['bill']): string {
  const { payerName } = payment;
  if (kind === 'bill')
    return payerName ? fill(words.billFor, { payer: payerName }) : words.yourBill;
  return payerName ? fill(words.paymentFor, { payer: payerName }) : words.yourPayment;
}

function formatDueDate(date: CalendarDate, locale: string, now: Date): string {
  const isThisYear = date.startsWith(`${now.getUTCFullYear()}-`);
  return formatCalendarDate(date, locale, isThisYear ? 'monthDay' : 'long');
}
