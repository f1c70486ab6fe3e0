import { chooseStateWords } from '#lib/messages/choose-state-words.ts';
import type { Messages } from '#lib/messages/en.ts';
import { fill } from '#lib/messages/fill.ts';
import { formatMoney } from '#lib/payment/money.ts';
import type { Payment } from '#lib/payment/payment.ts';
import type { PaymentState } from '#lib/payment/states.ts';
import { StateTitle } from './state-title.tsx';

type StateWordsProps = {
  readonly state: PaymentState;
  readonly isRecalled: boolean;
  readonly payment: Payment;
  readonly locale: string;
  readonly messages: Pick<Messages, 'states'>;
};

/** What happened, whether money moved, and what to do now. */
export function StateWords({ state, isRecalled, payment, locale, messages }: StateWordsProps) {
  const words = chooseStateWords(messages.states, state, isRecalled);
  const { name = messages.states.senderUnknown, contactName } = payment.merchant;
  const values = { amount: formatMoney(payment.money, locale), merchant: name };
  // Whom to ask is whoever the buttons below lead to.
  const helper = contactName ?? name;
  return (
    <div className="grid max-w-line gap-3">
      <StateTitle>{fill(words.title, values)}</StateTitle>
      <p className="text-17">{fill(words.body, values)}</p>
      <p className="print:hidden">{fill(words.next, { ...values, merchant: helper })}</p>
    </div>
  );
}
