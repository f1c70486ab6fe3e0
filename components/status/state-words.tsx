import { Amount } from '#components/ui/marked-text.tsx';
import type { NoticeTone } from '#components/ui/notice.tsx';
import { StepTitle } from '#components/ui/step-title.tsx';
import { fill } from '#lib/domain/fill.ts';
import { formatMoney } from '#lib/domain/money.ts';
import { type Payment, sayName } from '#lib/domain/payment.ts';
import { PAYMENT_STATES, type PaymentState } from '#lib/domain/states.ts';
import type { Messages } from '#lib/messages/get-messages.ts';
import { chooseStateWords } from '#lib/messages/write-title.ts';

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

/** The sign above a state's title, drawn once. Its meaning is in the title, so screen readers skip it. */
export function StateMark({ tone }: { tone: Exclude<NoticeTone, 'neutral'> }) {
  // On the middle of a line of text, so that the baseline of the pane is that of its sign.
  return (
    <div className="-mt-1 text-17 print:hidden">
      <svg
        aria-hidden="true"
        focusable="false"
        width="40"
        height="40"
        viewBox="0 0 40 40"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
        className={`inline-block align-middle ${COLORS[tone]}`}
      >
        <circle cx="20" cy="20" r="18.5" strokeWidth="1.5" />
        <path d={PATHS[tone]} pathLength="1" strokeDasharray="1" className="animate-draw" />
      </svg>
    </div>
  );
}

const COLORS = { good: 'text-good', waiting: 'text-waiting', attention: 'text-attention' } as const;

const PATHS = {
  good: 'm12.5 20.5 5.5 5.5 10-11.5',
  waiting: 'M20 11v9.5l6 3.5',
  attention: 'M20 11.5v11M20 27.5v.5',
} as const;
