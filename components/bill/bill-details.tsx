import { Fragment, type ReactNode } from 'react';
import { BrandWords } from '#components/brand/brand-words.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { type Fact, FactList } from '#components/ui/fact-list.tsx';
import { Amount } from '#components/ui/marked-text.tsx';
import type { BrandView } from '#lib/brand/view/brand-view.ts';
import { formatMoney } from '#lib/domain/money.ts';
import { type Invoice, type Payment, sayName } from '#lib/domain/payment.ts';
import type { Messages } from '#lib/messages/get-messages.ts';
import { AttachmentList } from './attachment-list.tsx';
import { splitDescription } from './split-description.ts';

type BillDetailsProps = {
  readonly payment: Payment;
  readonly view: BrandView;
  readonly invoices: readonly Invoice[] | 'unavailable';
  readonly billRef: string;
  readonly locale: string;
  /** Whether something is asked of the customer below: then long parts are folded, and the note stands. */
  readonly isAsking: boolean;
  readonly messages: Pick<Messages, 'bill'>;
};

const MAX_FACTS = 8;
const FACTS_BEFORE_FOLD = 6;

/** The rest of the letter: for what, by which numbers, with which documents. Gives nothing where there is nothing. */
export function BillDetails(props: BillDetailsProps) {
  const { payment, view, invoices, billRef, locale, isAsking, messages } = props;
  const words = messages.bill;
  const facts = listFacts(props);
  const isFolded = isAsking && facts.length > MAX_FACTS;
  const note = isAsking ? view.texts.note : undefined;
  const hasAttachments = invoices === 'unavailable' || invoices.length > 0;
  if (facts.length === 0 && !payment.description && !hasAttachments && !note) return null;
  return (
    <section className="grid gap-step">
      <h2 className="sr-only">{words.details}</h2>
      {payment.description && (
        <Description text={payment.description} isFolded={isAsking} words={words} />
      )}
      <FactList facts={isFolded ? facts.slice(0, FACTS_BEFORE_FOLD) : facts} />
      {isFolded && (
        <Fold summary={words.moreFacts}>
          <FactList facts={facts.slice(FACTS_BEFORE_FOLD)} />
        </Fold>
      )}
      <AttachmentList invoices={invoices} billRef={billRef} locale={locale} messages={messages} />
      <BrandWords words={note} />
    </section>
  );
}

/** The lines of a letter: what does not stand large at its head, and all that the merchant adds. */
function listFacts({ payment, view, locale, messages }: BillDetailsProps): readonly Fact[] {
  const words = messages.bill;
  const { prominent } = view;
  const facts: Fact[] = [];
  if (!prominent.amount) {
    facts.push({
      label: words.amount,
      value: <Amount amount={formatMoney(payment.money, locale)} />,
    });
  }
  if (!prominent.payerName && payment.payerName) {
    facts.push({ label: words.payer, value: payment.payerName });
  }
  if (!prominent.invoiceNumber && payment.invoiceNumber) {
    facts.push({ label: words.invoiceNumber, value: payment.invoiceNumber });
  }
  for (const { label, value } of payment.fields) facts.push({ label, value });
  const { name, addressLines } = payment.merchant;
  // Whom the letterhead names in part only stands here whole.
  const isCut = name !== undefined && sayName(name) !== name;
  if (addressLines.length > 0 || isCut) {
    const lines = name ? [name, ...addressLines] : addressLines;
    facts.push({ label: words.sender, value: <Address lines={lines} /> });
  }
  return facts;
}

function Address({ lines }: { lines: readonly string[] }) {
  return (
    <address className="whitespace-pre-line not-italic">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be the same, and the order never changes
        <Fragment key={index}>
          {index > 0 && '\n'}
          <bdi>{line}</bdi>
        </Fragment>
      ))}
    </address>
  );
}

type DescriptionProps = {
  readonly text: string;
  readonly isFolded: boolean;
  readonly words: Messages['bill'];
};

function Description({ text, isFolded, words }: DescriptionProps) {
  const { shown, folded } = isFolded ? splitDescription(text) : { shown: text };
  const look = 'max-w-line whitespace-pre-line text-17';
  return (
    <div>
      <p dir="auto" className={look}>
        {shown}
      </p>
      {folded && (
        <Fold summary={words.moreText}>
          <p dir="auto" className={look}>
            {folded}
          </p>
        </Fold>
      )}
    </div>
  );
}

/** What would push the button off a phone's screen. Paper has it open, since nobody can unfold that. */
function Fold({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <>
      <Disclosure summary={summary} tone="plain">
        {children}
      </Disclosure>
      <div className="hidden gap-group print:grid">{children}</div>
    </>
  );
}
