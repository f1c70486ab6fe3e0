import { fill } from '#lib/domain/fill.ts';
import { formatMoney } from '#lib/domain/money.ts';
import { type Payment, sayName } from '#lib/domain/payment.ts';
import type { Messages } from './get-messages.ts';
import { writeTitle } from './write-title.ts';

type StateTitle = {
  /** Of the state, as the catalogue has it. */
  readonly title: string;
  readonly payment: Pick<Payment, 'money' | 'merchant'>;
  /** Of the brand. */
  readonly name: string | undefined;
  readonly locale: string;
  readonly messages: Pick<Messages, 'frame' | 'states'>;
};

/** The title of a document about a bill: its state, the amount, the merchant, the brand. */
export function writeStateTitle({ title, payment, name, locale, messages }: StateTitle): string {
  const amount = formatMoney(payment.money, locale);
  const merchant = payment.merchant.name && sayName(payment.merchant.name);
  const values = { amount, merchant: merchant ?? messages.states.senderUnknown };
  const parts = [fill(title, values), amount, merchant, name];
  return writeTitle(parts, messages.frame.titleSeparator);
}
