import { BrandLine } from '#components/brand/brand-words.tsx';
import { Letterhead } from '#components/brand/letterhead.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Amount } from '#components/ui/marked-text.tsx';
import type { BrandView } from '#lib/brand/view/brand-view.ts';
import { formatCalendarDate, readCentralClock } from '#lib/domain/calendar-date.ts';
import { fill } from '#lib/domain/fill.ts';
import { formatMoney } from '#lib/domain/money.ts';
import type { CalendarDate, Payment } from '#lib/domain/payment.ts';
import type { Messages } from '#lib/messages/get-messages.ts';

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
    <div className="relative grid grid-cols-[minmax(0,1fr)] gap-part folded:gap-0">
      <Unfold label={words.details} />
      <div className="begun:pe-12 folded:hidden">
        <Letterhead view={view} billWords={messages} />
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-group folded:pe-12">
        {isAsking && <BrandLine words={view.texts.heading} className="text-quiet folded:hidden" />}
        <div className="folded:flex folded:min-h-11 folded:flex-wrap folded:items-center folded:gap-x-4">
          {/* Cut at the end of the name, which is not that of the line where the page runs the other way. */}
          <p
            dir="auto"
            className="hidden min-w-0 flex-1 basis-24 truncate text-17 rtl:text-right folded:block"
          >
            {view.payee ?? view.name ?? words.unnamedMerchant}
          </p>
          <h1 className={`folded:text-17 ${prominent.amount ? 'font-normal' : 'text-22'}`}>
            <span className={`folded:sr-only ${prominent.amount ? 'block text-17' : 'block'}`}>
              {nameLetter(kind, payerName, words)}
            </span>
            {prominent.amount && (
              <>
                {' '}
                <span
                  className={`@container block text-34 font-strong tabular-nums wide:text-44 folded:text-17 folded:[container-type:normal] ${props.isAmountQuiet ? 'text-quiet' : ''}`}
                >
                  <Amount amount={formatMoney(payment.money, locale)} />
                </span>
              </>
            )}
          </h1>
          {!prominent.amount && (
            <p className="hidden text-17 font-strong tabular-nums folded:block">
              <Amount amount={formatMoney(payment.money, locale)} />
            </p>
          )}
        </div>
        <div className="empty:hidden folded:hidden">
          {prominent.invoiceNumber && payment.invoiceNumber && (
            <p className="text-17 tabular-nums">
              {fill(words.numbered, { number: payment.invoiceNumber })}
            </p>
          )}
          {isAsking && payment.dueDate && (
            <p className="text-quiet tabular-nums">
              {writeDue(payment.dueDate, { words, locale, now })}
            </p>
          )}
        </div>
      </div>
    </div>
  );
}

/**
 * On a phone, once the customer has begun: shows the whole letter and folds it again. The style sheet reads whether
 * it is open (`folded`), so that this needs no scripts.
 */
function Unfold({ label }: { readonly label: string }) {
  return (
    <details data-unfold="" className="group absolute end-0 top-0 hidden begun:block">
      <summary className="grid size-11 list-none place-items-center text-quiet before:absolute before:inset-y-0 before:end-0 folded:before:w-[calc(100vw-2*var(--spacing-margin))]">
        <span className="sr-only">{label}</span>
        <Icon
          name="chevron"
          className="transition-transform duration-150 ease-calm group-open:rotate-180"
        />
      </summary>
    </details>
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

type DueOptions = { readonly words: Messages['bill']; readonly locale: string; readonly now: Date };

function writeDue(dueDate: CalendarDate, { words, locale, now }: DueOptions): string {
  const today = readCentralClock(now).date;
  const isThisYear = dueDate.slice(0, 4) === today.slice(0, 4);
  const date = formatCalendarDate(dueDate, locale, isThisYear ? 'monthDay' : 'long');
  return fill(dueDate < today ? words.overdue : words.due, { date });
}
