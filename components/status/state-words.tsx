import { Amount } from '#components/ui/amount.tsx';
import { StepTitle } from '#components/ui/step-title.tsx';
import { fill } from '#lib/domain/fill.ts';
import { formatMoney } from '#lib/domain/money.ts';
import { type Payment, sayName } from '#lib/domain/payment.ts';
import { PAYMENT_STATES, type PaymentState } from '#lib/domain/states.ts';
import { chooseStateWords } from '#lib/messages/choose-state-words.ts';
import type { Messages } from '#lib/messages/get-messages.ts';

type StateWordsProps = {
  readonly state: PaymentState;
  readonly isRecalled: boolean;
  /** The answer to the payment has been waited for longer than it ever takes. */
  readonly isForLong: boolean;
  readonly payment: Payment;
  readonly locale: string;
  readonly messages: Pick<Messages, 'states'>;
};

/** What happened, whether money moved, and what to do now. */
export function StateWords(props: StateWordsProps) {
  const { state, isRecalled, isForLong, payment, locale, messages } = props;
  const words = chooseStateWords(messages.states, state, isRecalled);
  const { contactName, ...merchant } = payment.merchant;
  const name = sayName(merchant.name ?? messages.states.senderUnknown);
  const amount = formatMoney(payment.money, locale);
  const values = { amount, merchant: name };
  // The buttons below lead to the people to ask.
  const helper = contactName ?? name;
  return (
    <div className="grid max-w-line gap-3">
      <StepTitle>
        <Amount amount={amount} within={fill(words.title, values)} />
      </StepTitle>
      <p className="text-17">
        <Amount amount={amount} within={fill(words.body, values)} />
      </p>
      <p className={PAYMENT_STATES[state].tone === 'good' ? 'print:hidden' : ''}>
        {fill(isForLong ? messages.states.confirmingForLong : words.next, {
          ...values,
          merchant: helper,
        })}
      </p>
    </div>
  );
}
