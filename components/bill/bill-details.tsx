import type { ReactNode } from 'react';
import { BrandWords } from '#components/brand/brand-words.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { FactList } from '#components/ui/fact-list.tsx';
import type { BrandView } from '#lib/brand/view/brand-view.ts';
import type { Invoice, Payment } from '#lib/domain/payment.ts';
import type { Messages } from '#lib/messages/get-messages.ts';
import { AttachmentList } from './attachment-list.tsx';
import { listFacts } from './list-facts.tsx';
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
  const facts = listFacts({ payment, view, locale, words });
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
