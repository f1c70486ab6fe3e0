import { fill } from '#lib/domain/fill.ts';
import { formatMoney } from '#lib/domain/money.ts';
import { type Payment, sayName } from '#lib/domain/payment.ts';
import type { PaymentState } from '#lib/domain/states.ts';
import type { Messages } from './get-messages.ts';

/** The title of a document out of its parts; what is missing or said already is left out. */
export function writeTitle(parts: readonly (string | undefined)[], separator: string): string {
  return [...new Set(parts.filter((part) => part))].join(separator);
}

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

type StateWords = Messages['states']['screens'][PaymentState];

/** Title, body and next step of a state; other ones where only our own memory tells of it. */
export function chooseStateWords(
  { screens, recalled: all }: Messages['states'],
  state: PaymentState,
  isRecalled: boolean,
) {
  const recalled: { readonly [State in PaymentState]?: Partial<StateWords> } = all;
  return isRecalled ? { ...screens[state], ...recalled[state] } : screens[state];
}
