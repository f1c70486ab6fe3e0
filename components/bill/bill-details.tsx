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

/** About what fits on a phone before the button has left the screen. */
const MAX_LENGTH = 360;
const MAX_LINES = 6;

/** A text that is only a little longer is shown whole. */
const TOLERANCE = 1.25;

type SplitDescription = { readonly shown: string; readonly folded?: string };

/** Parts a long description at the end of a line, a sentence or at least a word. Nothing of it is lost. Pure. */
export function splitDescription(text: string): SplitDescription {
  const lineEnd = findEndOfLines(text);
  const isShort = text.length <= MAX_LENGTH * TOLERANCE;
  const limit = Math.min(lineEnd, isShort ? text.length : MAX_LENGTH);
  if (limit >= text.length) return { shown: text };
  const at = limit === lineEnd ? lineEnd : findBreak(text.slice(0, limit));
  return { shown: text.slice(0, at).trimEnd(), folded: text.slice(at).trimStart() };
}

function findEndOfLines(text: string): number {
  const ends = Array.from(text.matchAll(/\n/g), ({ index }) => index);
  return ends.length < MAX_LINES * TOLERANCE ? text.length : (ends[MAX_LINES - 1] ?? text.length);
}

function findBreak(beginning: string): number {
  const least = beginning.length / 2;
  const sentence = Math.max(
    ...Array.from(beginning.matchAll(/[.!?。؟।]\s|\n/g), ({ index }) => index + 1),
    0,
  );
  if (sentence >= least) return sentence;
  const word = Math.max(...Array.from(beginning.matchAll(/\s/g), ({ index }) => index), 0);
  if (word >= least) return word;
  // One long string of signs: not in the middle of one.
  return Array.from(beginning).slice(0, -1).join('').length;
}
