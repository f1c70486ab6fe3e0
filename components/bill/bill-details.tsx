import { type Fact, FactList } from '#components/ui/fact-list.tsx';
import type { Messages } from '#lib/messages/en.ts';
import type { Invoice, Payment } from '#lib/payment/payment.ts';
import { AttachmentList } from './attachment-list.tsx';

type BillDetailsProps = {
  readonly payment: Payment;
  readonly invoices: readonly Invoice[] | 'unavailable';
  readonly billRef: string;
  readonly locale: string;
  readonly messages: Pick<Messages, 'bill'>;
};

/** The rest of the letter: for what, by which numbers, with which documents. Gives nothing where there is nothing. */
export function BillDetails({ payment, invoices, billRef, locale, messages }: BillDetailsProps) {
  const words = messages.bill;
  const facts = listFacts(payment, words);
  const hasAttachments = invoices === 'unavailable' || invoices.length > 0;
  if (facts.length === 0 && !payment.description && !hasAttachments) return null;
  return (
    <section className="grid gap-4">
      <h2 className="sr-only">{words.details}</h2>
      {payment.description && (
        <p className="max-w-line whitespace-pre-line text-17">{payment.description}</p>
      )}
      <FactList facts={facts} />
      <AttachmentList invoices={invoices} billRef={billRef} locale={locale} messages={messages} />
    </section>
  );
}

function listFacts(payment: Payment, words: Messages['bill']): readonly Fact[] {
  const facts: Fact[] = [];
  if (payment.invoiceNumber) {
    facts.push({ label: words.invoiceNumber, value: payment.invoiceNumber });
  }
  for (const { label, value } of payment.fields) facts.push({ label, value });
  const { name, addressLines } = payment.merchant;
  if (addressLines.length > 0) {
    const lines = name ? [name, ...addressLines] : addressLines;
    facts.push({ label: words.sender, value: <Address lines={lines} /> });
  }
  return facts;
}

function Address({ lines }: { lines: readonly string[] }) {
  return <address className="whitespace-pre-line not-italic">{lines.join('\n')}</address>;
}
