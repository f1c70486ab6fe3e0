import { Fragment } from 'react';
import type { Fact } from '#components/ui/fact-list.tsx';
import { Amount } from '#components/ui/marked-text.tsx';
import type { BrandView } from '#lib/brand/view/brand-view.ts';
import { formatMoney } from '#lib/domain/money.ts';
import { type Payment, sayName } from '#lib/domain/payment.ts';
import type { Messages } from '#lib/messages/get-messages.ts';

type FactsOptions = {
  readonly payment: Payment;
  readonly view: Pick<BrandView, 'prominent'>;
  readonly locale: string;
  readonly words: Messages['bill'];
};

/** The lines of a letter: what does not stand large at its head, and all that the merchant adds. */
export function listFacts({ payment, view, locale, words }: FactsOptions): readonly Fact[] {
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
